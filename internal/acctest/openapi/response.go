package openapi

import (
	"encoding/json"
	"maps"
	"mime"
	"net/http"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// errorType is the type of the error envelope.
const errorType = "error.list"

func isEnvelope(value any) bool {
	object, ok := value.(map[string]any)
	return ok && object["type"] == errorType
}

// mayRefuse says whether any operation may answer the status with the error
// envelope without declaring it. Not so 400, 403, 409 and 410: where the
// service answers those, its description says so.
func mayRefuse(status int) bool {
	switch status {
	case http.StatusUnauthorized, http.StatusNotFound, http.StatusUnprocessableEntity, http.StatusTooManyRequests:
		return true
	default:
		return status >= http.StatusInternalServerError
	}
}

// responseOf returns the declared response for the status; nil for none.
func responseOf(op *operation, status int) *openapi3.Response {
	ref := op.spec.Responses.Status(status)
	if ref == nil {
		ref = op.spec.Responses.Default()
	}
	if ref == nil {
		return nil
	}
	return ref.Value
}

// answer makes violations of the answer's findings.
func answer(operation string, status int, findings ...finding) []Violation {
	var found []Violation
	for _, f := range findings {
		found = append(found, Violation{
			Side: response, Operation: operation, Status: status,
			Pointer: joinPointer(f.pointer), Keyword: f.keyword, Message: f.message,
		})
	}
	return found
}

// checkResponse holds the answer to what the operation declares for its
// status.
func (d *description) checkResponse(op *operation, e Exchange) []Violation {
	declared := responseOf(op, e.Status)
	if declared == nil {
		if mayRefuse(e.Status) {
			return d.checkEnvelope(op.name, e)
		}
		return answer(op.name, e.Status, finding{keyword: "status", message: "the operation declares no such answer"})
	}
	if len(declared.Content) == 0 {
		return answer(op.name, e.Status, undescribed(e)...)
	}
	kind := contentType(e.ResponseHeader)
	media := declared.Content[kind]
	if media == nil {
		declaredKinds := strings.Join(slices.Sorted(maps.Keys(declared.Content)), ", ")
		return answer(op.name, e.Status, finding{keyword: "content", message: "the content type must be " + declaredKinds + " (got " + excerpt(kind) + ")"})
	}
	if kind != "application/json" {
		return nil
	}
	value, bad := decode(e.ResponseBody)
	if bad != nil {
		return answer(op.name, e.Status, *bad)
	}
	examples := d.shapes[media]
	if isEnvelope(value) {
		examples = examples.withErrors(d.envelopeShape.member("errors"))
	}
	switch {
	case media.Schema != nil:
		return answer(op.name, e.Status, checkValue(media.Schema.Value, examples, value)...)
	case isEnvelope(value):
		return answer(op.name, e.Status, checkValue(d.envelope, examples, value)...)
	default:
		return answer(op.name, e.Status, compareByExample(examples, value, nil)...)
	}
}

// checkEnvelope holds an answer that the operation does not declare to the
// error envelope.
func (d *description) checkEnvelope(operation string, e Exchange) []Violation {
	if kind := contentType(e.ResponseHeader); kind != "application/json" {
		return answer(operation, e.Status, finding{keyword: "content", message: "the content type must be application/json (got " + excerpt(kind) + ")"})
	}
	value, bad := decode(e.ResponseBody)
	if bad != nil {
		return answer(operation, e.Status, *bad)
	}
	if !isEnvelope(value) {
		return answer(operation, e.Status, finding{keyword: "status", message: "an answer that is not declared must be an " + errorType + " (got " + excerpt(value) + ")"})
	}
	return answer(operation, e.Status, checkValue(d.envelope, d.envelopeShape, value)...)
}

// checkValue holds the value of an answer to its schema and examples.
func checkValue(schema *openapi3.Schema, examples *shape, value any) []finding {
	return append(validate(schema, value, openapi3.VisitAsResponse()),
		compare([]*openapi3.Schema{schema}, examples, value, nil)...)
}

// undescribed judges an answer without described content: empty, or a file as
// the downloads answer, but no JSON that says something.
func undescribed(e Exchange) []finding {
	if len(e.ResponseBody) == 0 || contentType(e.ResponseHeader) != "application/json" {
		return nil
	}
	value, bad := decode(e.ResponseBody)
	if bad != nil {
		return []finding{*bad}
	}
	if object, ok := value.(map[string]any); ok && len(object) == 0 {
		return nil
	}
	return []finding{{keyword: "content", message: "the operation describes no body for this status (got " + excerpt(value) + ")"}}
}

// contentType returns the media type of the answer without its parameters.
func contentType(header http.Header) string {
	kind, _, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil {
		return header.Get("Content-Type")
	}
	return kind
}

func decode(body []byte) (any, *finding) {
	if len(body) == 0 {
		return nil, &finding{keyword: "content", message: "the answer has no body, and the description has one"}
	}
	var value any
	if err := json.Unmarshal(body, &value); err != nil {
		return nil, &finding{keyword: "json", message: err.Error()}
	}
	return value, nil
}
