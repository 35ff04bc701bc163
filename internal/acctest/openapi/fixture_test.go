package openapi

import (
	"net/http"
	"net/url"
	"slices"
	"sync"
	"testing"
)

// fixture is a made-up description with the slips of the published ones, so
// that the checker is tested where those are absent.
const fixture = `
openapi: 3.0.1
info: {title: Fixture, version: "1"}
paths:
  /tags:
    get:
      parameters:
      - {name: archived, in: query, schema: {type: boolean}}
      - {name: kinds, in: query, schema: {type: array, items: {type: string, enum: [a, b]}}}
      responses:
        "200":
          description: All
          content:
            application/json:
              schema:
                type: object
                properties:
                  type: {type: string, enum: [list]}
                  data: {type: array, items: {$ref: "#/components/schemas/tag"}}
              examples:
                all:
                  value: {type: list, data: [{type: tag, id: "1", name: a, owner: null}, {type: tag, id: "2", name: b, owner: null, note: x}]}
    post:
      requestBody:
        content:
          application/json:
            schema:
              oneOf:
              - $ref: "#/components/schemas/tag_request"
              - type: object
                required: [name, users]
                properties:
                  name: {type: string}
                  users: {type: array, items: {properties: {id: {type: string}}}}
      responses:
        "200": {$ref: "#/components/responses/Tag"}
  /tags/{tag_id}:
    get:
      responses:
        "200": {$ref: "#/components/responses/Tag"}
        "400":
          description: Bad Request
          content:
            application/json:
              examples:
                bad: {value: {type: error.list, request_id: r, errors: [{code: c, message: m, field: f}]}}
        "403":
          description: Forbidden
          content:
            application/json:
              schema: {$ref: "#/components/schemas/error"}
              example: {type: error.list, errors: [{code: c, message: m}]}
    delete:
      responses:
        "200": {description: Gone}
  /contacts/search:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [query]
              properties:
                query: {$ref: "#/components/schemas/filter"}
      responses:
        "200": {$ref: "#/components/responses/Contact"}
  /contacts/{id}:
    get:
      parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      responses:
        "200": {$ref: "#/components/responses/Contact"}
  /contacts/{id}/archive:
    post:
      parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      responses:
        "200": {$ref: "#/components/responses/Contact"}
  /contacts/{id}/notes:
    get:
      parameters:
      - {name: id, in: path, required: true, schema: {type: integer}}
      responses:
        "200": {$ref: "#/components/responses/Contact"}
  /notes/{id}:
    get:
      parameters:
      - {name: id, in: path, required: true, schema: {type: integer}}
      - {name: verbose, in: query, required: true, schema: {type: string}}
      responses:
        "200": {$ref: "#/components/responses/Contact"}
  /data_attributes/{id}:
    put:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                archived: {type: boolean}
              oneOf:
              - {required: [options], properties: {options: {type: array, items: {type: string}}}}
              - {title: other}
      responses:
        "204": {description: Done}
  /companies:
    post:
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              properties: {name: {type: string}}
      responses:
        "204": {description: Done}
  /companies/{id}:
    put:
      responses:
        "204": {description: Done}
components:
  responses:
    Tag:
      description: A tag
      content:
        application/json:
          schema: {$ref: "#/components/schemas/tag"}
          example: {type: tag, id: "1", name: a, owner: null}
    Contact:
      description: A contact
      content:
        application/json:
          schema:
            type: object
            properties:
              id: {type: string}
              role: {type: string, nullable: true, enum: [user, lead, null]}
              score: {nullable: true}
              custom: {type: object, additionalProperties: {type: string}}
              channel: {nullable: true, type: object, allOf: [{$ref: "#/components/schemas/owner"}]}
              part:
                oneOf:
                - {type: object, required: [text], properties: {text: {type: string}}}
                - {type: object, required: [url], properties: {url: {type: string}, alt: {type: string}}}
          example:
            id: "1"
            role: user
            score: 3
            custom: {plan: pro}
            forgotten: {at: 1, by: me}
            part: {url: u, alt: a}
  schemas:
    error:
      type: object
      required: [type, errors]
      properties:
        type: {type: string}
        request_id: {type: string, nullable: true}
        errors:
          type: array
          items:
            required: [code]
            properties: {code: {type: string}, message: {type: string}, field: {type: string}}
    owner:
      type: object
      properties: {id: {type: string}}
    tag:
      type: object
      properties:
        type: {type: string}
        id: {type: string}
        name: {type: string}
        note: {type: string}
        owner: {$ref: "#/components/schemas/owner", nullable: true}
    tag_request:
      type: object
      required: [name]
      properties: {name: {type: string}, id: {type: string}}
    filter:
      type: object
      required: [operator]
      properties:
        operator: {type: string, enum: [AND, OR]}
        value: {type: array, items: {$ref: "#/components/schemas/filter"}}
`

var parsedFixture = sync.OnceValues(func() (*description, error) {
	return parseDescription([]byte(fixture))
})

// fixtureChecker returns a checker that knows the fixture as 2.16.
func fixtureChecker(t *testing.T, tolerances ...*tolerance) *Checker {
	t.Helper()
	if _, err := parsedFixture(); err != nil {
		t.Fatal(err)
	}
	return &Checker{
		descriptions: map[string]func() (*description, error){"2.16": parsedFixture},
		tolerances:   tolerances,
	}
}

// exchange is an exchange in short: "GET /tags", the body of the request, the
// status and the body of the answer.
func exchange(t *testing.T, method, target, requestBody string, status int, responseBody string) Exchange {
	t.Helper()
	u, err := url.Parse("http://127.0.0.1:4321" + target)
	if err != nil {
		t.Fatal(err)
	}
	return Exchange{
		Method: method, URL: u, Version: "2.16", RequestBody: []byte(requestBody),
		Status: status, ResponseBody: []byte(responseBody),
		ResponseHeader: http.Header{"Content-Type": {"application/json; charset=utf-8"}},
	}
}

// expect compares where and in what the violations are with "side pointer
// keyword", whatever the messages.
func expect(t *testing.T, violations []Violation, want ...string) {
	t.Helper()
	var got []string
	for _, v := range violations {
		got = append(got, v.Side+" "+v.Pointer+" "+v.Keyword)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q: %v", got, want, violations)
	}
}
