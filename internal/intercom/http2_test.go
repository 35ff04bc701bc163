package intercom

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"math/big"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"
)

// framed is a server that speaks HTTP/2 over TLS, frame by frame: it carries out
// every request, and answers the first with what end writes.
type framed struct {
	end func(framer *http2.Framer, stream uint32) error

	mu       sync.Mutex
	requests []string // whole, as they came
}

// ends are ways in which a server may give a request back after which Go's
// HTTP/2 makes it again by itself.
var ends = map[string]func(*http2.Framer, uint32) error{
	"PROTOCOL_ERROR": func(f *http2.Framer, stream uint32) error { return f.WriteRSTStream(stream, http2.ErrCodeProtocol) },
	"REFUSED_STREAM": func(f *http2.Framer, stream uint32) error {
		return f.WriteRSTStream(stream, http2.ErrCodeRefusedStream)
	},
	"GOAWAY": func(f *http2.Framer, _ uint32) error { return f.WriteGoAway(0, http2.ErrCodeNo, nil) },
	"GOAWAY with an error": func(f *http2.Framer, _ uint32) error {
		return f.WriteGoAway(0, http2.ErrCodeEnhanceYourCalm, []byte("too many"))
	},
	"INTERNAL_ERROR": func(f *http2.Framer, stream uint32) error { return f.WriteRSTStream(stream, http2.ErrCodeInternal) },
	"CANCEL":         func(f *http2.Framer, stream uint32) error { return f.WriteRSTStream(stream, http2.ErrCodeCancel) },
}

// serve speaks with one connection.
func (s *framed) serve(conn net.Conn) error {
	defer func() { _ = conn.Close() }()
	if _, err := io.ReadFull(conn, make([]byte, len(http2.ClientPreface))); err != nil {
		return err
	}
	framer := http2.NewFramer(conn, conn)
	framer.ReadMetaHeaders = hpack.NewDecoder(4096, nil)
	if err := framer.WriteSettings(); err != nil {
		return err
	}
	asked := map[uint32]string{}
	for {
		frame, err := framer.ReadFrame()
		if err != nil {
			return err
		}
		ended := false
		stream := frame.Header().StreamID
		switch frame := frame.(type) {
		case *http2.SettingsFrame:
			if !frame.IsAck() {
				err = framer.WriteSettingsAck()
			}
		case *http2.PingFrame:
			if !frame.IsAck() {
				err = framer.WritePing(true, frame.Data)
			}
		case *http2.MetaHeadersFrame:
			asked[stream] = frame.PseudoValue("method") + " " + frame.PseudoValue("path")
			ended = frame.StreamEnded()
		case *http2.DataFrame:
			asked[stream] += string(frame.Data())
			ended = frame.StreamEnded()
		}
		if err == nil && ended {
			err = s.answer(framer, stream, asked[stream])
		}
		if err != nil {
			return err
		}
	}
}

func (s *framed) answer(framer *http2.Framer, stream uint32, request string) error {
	s.mu.Lock()
	s.requests = append(s.requests, request)
	first := len(s.requests) == 1
	s.mu.Unlock()
	if first {
		return s.end(framer, stream)
	}
	var header bytes.Buffer
	_ = hpack.NewEncoder(&header).WriteField(hpack.HeaderField{Name: ":status", Value: "200"})
	err := framer.WriteHeaders(http2.HeadersFrameParam{StreamID: stream, BlockFragment: header.Bytes(), EndHeaders: true})
	if err != nil {
		return err
	}
	return framer.WriteData(stream, true, []byte(`{"id":"1"}`))
}

// start listens, and returns a client of the server.
func (s *framed) start(t *testing.T) *Client {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	certificate, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{
		Certificates: []tls.Certificate{{Certificate: [][]byte{certificate}, PrivateKey: key}}, NextProtos: []string{"h2"}, MinVersion: tls.VersionTLS12,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() { _ = s.serve(conn) }()
		}
	}()
	parsed, err := x509.ParseCertificate(certificate)
	if err != nil {
		t.Fatal(err)
	}
	c := newClient(t, nil, func(config *Config) { config.BaseURL = "https://" + listener.Addr().String() })
	transport, ok := c.config.Transport.(*http.Transport)
	if !ok {
		t.Fatalf("the client's transport is %T", c.config.Transport)
	}
	pool := x509.NewCertPool()
	pool.AddCert(parsed)
	transport.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	return c
}

// TestHTTP2SendsOnce shows that the transport never repeats by itself what must
// be sent once, whatever a server says of it.
func TestHTTP2SendsOnce(t *testing.T) {
	t.Parallel()
	scroll := get("companies", "scroll")
	scroll.repeatable = false
	once := map[string]request{"creation": post(map[string]string{"name": "x"}, "things"), "without a body": post(nil, "things"), "scroll": scroll}
	for name, end := range ends {
		for kind, r := range once {
			t.Run(kind+" after "+name, func(t *testing.T) {
				t.Parallel()
				server := &framed{end: end}
				c := server.start(t)
				_, err := c.send(t.Context(), r)
				if !ambiguous(err) || len(server.requests) != 1 {
					t.Errorf("sent as %q: %v", server.requests, err)
				}
			})
		}
		for kind, r := range kinds {
			if !r.repeatable {
				continue
			}
			t.Run(kind+" after "+name, func(t *testing.T) {
				t.Parallel()
				server := &framed{end: end}
				c := server.start(t)
				c.config.MaxRetries = 1
				if _, err := c.send(t.Context(), r); err != nil || len(server.requests) != 2 {
					t.Errorf("it is harmless, and sent as %q: %v", server.requests, err)
				}
			})
		}
	}
}

// TestIdleConnections has a server close connections that the client keeps: a
// request of which nothing was written yet is made on another, and only that.
func TestIdleConnections(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	var mu sync.Mutex
	requests := map[string]int{}
	closed := make(chan struct{}, 100)
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				buffer := make([]byte, 4096)
				n, err := conn.Read(buffer)
				if err == nil {
					line, _, _ := strings.Cut(string(buffer[:n]), " HTTP/")
					mu.Lock()
					requests[line]++
					mu.Unlock()
					_, _ = conn.Write([]byte("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"id\":\"1\"}"))
				}
				_ = conn.Close()
				closed <- struct{}{}
			}()
		}
	}()
	c := newClient(t, nil, func(config *Config) { config.BaseURL, config.MaxRetries = "http://"+listener.Addr().String(), 3 })
	for range 20 {
		if _, err := c.send(t.Context(), post(map[string]string{"name": "x"}, "things")); err != nil && !ambiguous(err) {
			t.Errorf("the connection was closed after the answer: %v", err)
		}
		<-closed
	}
	if requests["POST /things"] > 20 {
		t.Errorf("20 requests became %v", requests)
	}
}

// TestNothingWritten shows that a request on a connection that was closed before
// counts as not sent.
func TestNothingWritten(t *testing.T) {
	t.Parallel()
	transport := &http.Transport{DialContext: counting(func(context.Context, string, string) (net.Conn, error) {
		client, server := net.Pipe()
		_ = server.Close()
		return client, nil
	})}
	c := newClient(t, transport, func(config *Config) { config.BaseURL = "http://127.0.0.1" })
	_, err := c.send(t.Context(), post(map[string]string{"name": "x"}, "things"))
	if err == nil || ambiguous(err) {
		t.Errorf("nothing was written: %v", err)
	}
	var cut *broken
	if errors.As(err, &cut) {
		t.Errorf("got %T", err)
	}
}
