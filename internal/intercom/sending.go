package intercom

import (
	"context"
	"crypto/tls"
	"net"
	"net/http/httptrace"
	"sync"
	"sync/atomic"
)

// countedConn counts what is written to a connection, in bytes.
type countedConn struct {
	net.Conn

	written atomic.Int64
}

func (c *countedConn) Write(data []byte) (int, error) {
	n, err := c.Conn.Write(data)
	c.written.Add(int64(n))
	return n, err
}

type dial = func(ctx context.Context, network, address string) (net.Conn, error)

// counting makes the connections of a dialer countable.
func counting(connect dial) dial {
	if connect == nil {
		connect = (&net.Dialer{}).DialContext
	}
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := connect(ctx, network, address)
		if err != nil {
			return nil, err
		}
		return &countedConn{Conn: conn}, nil
	}
}

// sending is what is seen of the sending of one request.
type sending struct {
	mu     sync.Mutex
	conn   *countedConn // nil where it is not known, or where others write to it too
	before int64        // written to the connection before
	conns  int          // that the request got
	heard  bool         // something of an answer
}

// watch sees which connection a request gets.
func (s *sending) watch(ctx context.Context) context.Context {
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotFirstResponseByte: func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.heard = true
	}, GotConn: func(got httptrace.GotConnInfo) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.conns++
		s.conn = nil
		conn := got.Conn
		if secure, ok := conn.(*tls.Conn); ok {
			if secure.ConnectionState().NegotiatedProtocol == "h2" {
				return
			}
			conn = secure.NetConn()
		}
		if counted, ok := conn.(*countedConn); ok {
			s.conn, s.before = counted, counted.written.Load()
		}
	}})
}

// answered says whether an answer began.
func (s *sending) answered() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.heard
}

// nothing says whether certainly nothing of the request was written, as when an
// idle connection turns out to have been closed.
func (s *sending) nothing() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.conns == 1 && s.conn != nil && s.conn.written.Load() == s.before
}
