package acctest_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest/openapi"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/acctest/skipped"
	"github.com/terraform-provider-intercom/terraform-provider-intercom/internal/emulator"
)

// asked is a request for every path that the emulator serves. The test below
// fails where one is missing.
var asked = []struct{ method, path, body string }{
	{"GET", "/me", ""},
	{"GET", "/admins", ""},
	{"GET", "/admins/991267460", ""},
	{"GET", "/admins/1", ""},
	{"PUT", "/admins/991267460/away", `{"away_mode_enabled":true,"away_mode_reassign":true,"away_status_reason_id":12345}`},
	{"PUT", "/admins/991267460/away", `{"away_mode_enabled":true,"away_mode_reassign":false,"away_status_reason_id":12346}`},
	{"PUT", "/admins/1/away", `{"away_mode_enabled":true,"away_mode_reassign":true}`},
	{"GET", "/admins/activity_logs?created_at_after=1734537600", ""},
	{"GET", "/admins/activity_logs?created_at_after=1734537600&created_at_before=1734537601", ""},
	{"POST", "/admins/activity_logs/search", `{"created_at_after":1734537600,"event_types":["admin_login_success","app_name_change"],"page":1,"per_page":2}`},
	{"GET", "/admins/activity_log_event_types", ""},
	{"GET", "/away_status_reasons", ""},
	{"GET", "/brands", ""},
	{"GET", "/brands/361", ""},
	{"GET", "/brands/1", ""},
	{"GET", "/emails", ""},
	{"GET", "/emails/366", ""},
	{"GET", "/emails/1", ""},
	{"GET", "/macros", ""},
	{"GET", "/macros?per_page=1", ""},
	{"GET", "/macros?starting_after=nothing", ""},
	{"GET", "/macros/371", ""},
	{"GET", "/macros/372", ""},
	{"GET", "/teams", ""},
	{"GET", "/teams/5017691", ""},
	{"GET", "/teams/1", ""},
	{"PUT", "/teams/5017691", `{"admin_ids":[991267460,991267461],"admin_priority_level":{"primary_admin_ids":[991267461],"secondary_admin_ids":[991267460]}}`},
	{"PUT", "/teams/5017690", `{"admin_ids":[991267460],"admin_priority_level":{"secondary_admin_ids":[991267460]}}`},
	{"PUT", "/teams/5017690", `{"admin_ids":[991267460]}`},
	{"PUT", "/teams/1", `{"admin_ids":[991267460]}`},
	{"GET", "/teams/5017690/metrics?idle_threshold=60", ""},
	{"GET", "/teams/1/metrics", ""},
	{"GET", "/calls?page=1&per_page=1", ""},
	{"GET", "/calls/395", ""},
	{"GET", "/calls/1", ""},
	{"POST", "/calls/search", `{"conversation_ids":["471"]}`},
	{"GET", "/tags", ""},
	{"GET", "/tags/101", ""},
	{"GET", "/tags/1", ""},
	{"POST", "/tags", `{"name":"Made"}`},
	{"POST", "/tags", `{"id":"101","name":"Renamed"}`},
	{"DELETE", "/tags/102", ""},
	{"DELETE", "/tags/103", ""},
	{"GET", "/data_attributes?include_archived=true", ""},
	{"GET", "/events?type=user&user_id=u-1", ""},
	{"GET", "/events?type=user&intercom_user_id=6762f0dd1bb69f9f21930001&per_page=1", ""},
	{"GET", "/events?type=user&email=uma%40example.com&summary=true", ""},
	{"GET", "/events?type=user&user_id=1", ""},
	{"POST", "/events", `{"event_name":"invited-friend","created_at":1769590800,"user_id":"u-1","metadata":{"invite_code":"ADDAFRIEND"}}`},
	{"POST", "/events/summaries", `{"user_id":"u-1","event_summaries":{"event_name":"invited-friend","count":3,"first":1769590800,"last":1769594400}}`},
	{"POST", "/export/content/data", `{"created_at_after":1734519776,"created_at_before":1734537776}`},
	{"GET", "/export/content/data/job1001", ""},
	{"POST", "/export/cancel/job1001", ""},
	{"GET", "/download/content/data/job1001", ""},
	{"POST", "/ecommerce/connectors/42939/catalog", catalogForm},
	{"POST", "/ecommerce/connectors/1/catalog", catalogForm},
	{"GET", "/export/workflows/391", ""},
	{"GET", "/export/workflows/1", ""},
	{"GET", "/export/reporting_data/get_datasets", ""},
	{"POST", "/export/reporting_data/enqueue", `{"dataset_id":"conversation","attribute_ids":["conversation.conversation_id"],"start_time":1734519776,"end_time":1734537776}`},
	{"POST", "/export/reporting_data/enqueue", `{"dataset_id":"imaginary","attribute_ids":["conversation_id"],"start_time":1717490000,"end_time":1717510000}`},
	{"GET", "/export/reporting_data/job1002", ""},
	{"GET", "/export/reporting_data/job1", ""},
	{"GET", "/download/reporting_data/job1002", ""},
	{"GET", "/download/reporting_data/job1", ""},
	{"GET", "/conversations", ""},
	{"POST", "/conversations/search", `{"query":{"field":"state","operator":"=","value":"open"},"pagination":{"per_page":1}}`},
	{"GET", "/conversations/471", ""},
	{"GET", "/conversations/1", ""},
	{"POST", "/conversations", `{"from":{"type":"user","id":"6762f0dd1bb69f9f21930001"},"body":"Hello there"}`},
	{"POST", "/conversations", `{"from":{"type":"user","id":"6762f0dd1bb69f9f2193ffff"},"body":"Hello there"}`},
	{"PUT", "/conversations/471", `{"read":true,"title":"new conversation title","custom_attributes":{"Product area":"Billing"}}`},
	{"POST", "/conversations/471/reply", `{"message_type":"comment","type":"user","intercom_user_id":"6762f0dd1bb69f9f21930001","body":"Thanks again :)"}`},
	{"POST", "/conversations/471/reply", `{"message_type":"note","type":"admin","admin_id":"991267460","body":"A note"}`},
	{"POST", "/conversations/1/reply", `{"message_type":"note","type":"admin","admin_id":"991267460","body":"A note"}`},
	{"POST", "/conversations/471/parts", `{"message_type":"snoozed","admin_id":"991267460","snoozed_until":4102444800}`},
	{"POST", "/conversations/471/parts", `{"message_type":"assignment","type":"team","admin_id":"991267460","assignee_id":"5017691"}`},
	{"POST", "/conversations/471/parts", `{"message_type":"close","type":"admin","admin_id":"991267460","body":"Goodbye :)"}`},
	{"POST", "/conversations/471/parts", `{"message_type":"open","admin_id":"991267460"}`},
	{"POST", "/messages", `{"from":{"type":"admin","id":991267460},"to":{"type":"user","id":"6762f0dd1bb69f9f21930001"},"message_type":"in_app","body":"heyy"}`},
	{"POST", "/messages", `{"from":{"type":"admin","id":991267460},"to":{"type":"user","id":"6762f0dd1bb69f9f21930001"},"message_type":"email","body":"heyy","subject":"Hi","template":"plain","create_conversation_without_contact_reply":true}`},
	{"POST", "/messages", `{"from":{"type":"admin","id":991267460},"to":{"type":"user","id":"6762f0dd1bb69f9f21930001"},"message_type":"email","body":"hey there"}`},
	{"POST", "/messages", `{"from":{"type":"admin","id":991267460},"to":{"type":"user","id":"6762f0dd1bb69f9f21930001"},"message_type":"in_app","body":""}`},
	{"POST", "/messages", `{"from":{"type":"admin","id":991267460},"to":{"type":"user","id":"6762f0dd1bb69f9f21930001","phone":353851234567,"name":"Uma User"},"message_type":"whatsapp","template":"order_sent","components":[{"type":"BODY","parameters":[{"type":"text","text":"A-1"}]}],"locale":"en"}`},
	{"POST", "/phone_call_redirects", `{"phone":"+353851234567","custom_attributes":{"plan":"free"}}`},
	{"POST", "/phone_call_redirects", `{"phone":"1"}`},
	{"POST", "/conversations/471/tags", `{"id":"101","admin_id":"991267460"}`},
	{"POST", "/conversations/1/tags", `{"id":"101","admin_id":"991267460"}`},
	{"DELETE", "/conversations/471/tags/101", `{"admin_id":"991267460"}`},
	{"DELETE", "/conversations/471/tags/101", `{"admin_id":"991267460"}`},
	{"POST", "/conversations/471/customers", `{"admin_id":"991267460","customer":{"intercom_user_id":"6762f0dd1bb69f9f21930002"}}`},
	{"POST", "/conversations/1/customers", `{"admin_id":"991267460","customer":{"intercom_user_id":"6762f0dd1bb69f9f21930002"}}`},
	{"DELETE", "/conversations/471/customers/6762f0dd1bb69f9f21930002", `{"admin_id":"991267460"}`},
	{"DELETE", "/conversations/471/customers/6762f0dd1bb69f9f21930002", `{"admin_id":"991267460"}`},
	{"DELETE", "/conversations/471/customers/6762f0dd1bb69f9f21930001", `{"admin_id":"991267460"}`},
	{"POST", "/conversations/redact", `{"type":"conversation_part","conversation_id":"471","conversation_part_id":"9003"}`},
	{"POST", "/conversations/redact", `{"type":"source","conversation_id":"471","source_id":"4039471"}`},
	{"POST", "/conversations/redact", `{"type":"source","conversation_id":"471","source_id":"1"}`},
	{"GET", "/conversations/471/handling_events", ""},
	{"GET", "/conversations/1/handling_events", ""},
	{"GET", "/conversations/471/side_conversations?page=1&per_page=50", ""},
	{"GET", "/conversations/1/side_conversations", ""},
	{"POST", "/conversations/472/merge", `{"merge_into_conversation_id":471}`},
	{"POST", "/conversations/472/merge", `{"merge_into_conversation_id":471}`},
	{"POST", "/conversations/471/merge", `{"merge_into_conversation_id":1}`},
	{"DELETE", "/conversations/472?retain_metrics=false", ""},
	{"GET", "/conversations/deleted?page=1&per_page=2", ""},
	{"GET", "/conversations/deleted", ""},
	{"POST", "/conversations/472/convert", `{"ticket_type_id":"71","ticket_state_id":"8270","attributes":{"_default_title_":"Made"}}`},
	{"POST", "/conversations/472/convert", `{"ticket_type_id":"77"}`},
	{"DELETE", "/conversations/472", ""},
	{"POST", "/data_attributes", `{"name":"made","model":"company","data_type":"date","description":"Made","messenger_writable":true}`},
	{"POST", "/data_attributes", `{"name":"a list","model":"contact","data_type":"options","options":[{"value":"a"},{"value":"b"}]}`},
	{"POST", "/data_attributes", `{"name":"health","model":"contact","data_type":"string"}`},
	{"PUT", "/data_attributes/211", `{"description":"Where it is","options":[{"value":"a"},{"value":"b"}]}`},
	{"PUT", "/data_attributes/202", `{"archived":true}`},
	{"PUT", "/data_attributes/205", `{"archived":true}`},
	{"PUT", "/data_attributes/1", `{"archived":true}`},
	{"GET", "/segments", ""},
	{"GET", "/segments?include_count=true", ""},
	{"GET", "/segments/6762f25c1bb69f9f2193bc22", ""},
	{"GET", "/contacts", ""},
	{"POST", "/contacts", `{"email":"new@example.com"}`},
	{"POST", "/contacts/search", `{"query":{"field":"role","operator":"=","value":"user"},"pagination":{"per_page":1}}`},
	{"POST", "/contacts/merge/preview", `{"from":"6762f0dd1bb69f9f21930003","into":"6762f0dd1bb69f9f21930001"}`},
	{"POST", "/contacts/merge/preview", `{"from":"6762f0dd1bb69f9f21930003","into":"6762f0dd1bb69f9f21930002"}`},
	{"POST", "/contacts/merge", `{"from":"6762f0dd1bb69f9f21930003","into":"6762f0dd1bb69f9f21930001"}`},
	{"GET", "/contacts/find_by_external_id/u-1", ""},
	{"GET", "/contacts/6762f0dd1bb69f9f21930001", ""},
	{"GET", "/contacts/6762f0dd1bb69f9f21930003", ""},
	{"GET", "/contacts/6762f0dd1bb69f9f21930001/merge_history?per_page=1", ""},
	{"GET", "/contacts/6762f0dd1bb69f9f21930001/merge_history?per_page=150", ""},
	{"GET", "/contacts/6762f0dd1bb69f9f21930003/merge_history", ""},
	{"GET", "/visitors?user_id=3ecf64d0-9ed1-4e9f-88e1-da7d6e6782f3", ""},
	{"GET", "/visitors?user_id=nobody", ""},
	{"GET", "/contacts/1", ""},
	{"PUT", "/contacts/6762f0dd1bb69f9f21930001", `{"name":"Uma"}`},
	{"GET", "/contacts/6762f0dd1bb69f9f21930001/tags", ""},
	{"POST", "/contacts/6762f0dd1bb69f9f21930001/tags", `{"id":"101"}`},
	{"GET", "/contacts/6762f0dd1bb69f9f21930001/tags", ""},
	{"DELETE", "/contacts/6762f0dd1bb69f9f21930001/tags/101", ""},
	{"GET", "/contacts/6762f0dd1bb69f9f21930001/notes", ""},
	{"POST", "/contacts/6762f0dd1bb69f9f21930001/notes", `{"body":"Hello","admin_id":"991267461"}`},
	{"POST", "/contacts/6762f0dd1bb69f9f21930001/notes", `{"body":"Hello","admin_id":"1"}`},
	{"GET", "/contacts/1/notes", ""},
	{"GET", "/notes/61", ""},
	{"GET", "/notes/62", ""},
	{"GET", "/companies/6762f0761bb69f9f2193ba01/notes", ""},
	{"POST", "/companies/6762f0761bb69f9f2193ba01/notes", `{"body":"Hello"}`},
	{"POST", "/companies/1/notes", `{"body":"Hello"}`},
	{"POST", "/tags", `{"name":"Made","companies":[{"id":"6762f0761bb69f9f2193ba01"}]}`},
	{"POST", "/tags", `{"name":"Made","companies":[{"id":"6762f0761bb69f9f2193ba01","untag":true}]}`},
	{"POST", "/tags", `{"name":"Made","companies":[{"id":"1"}]}`},
	{"GET", "/notes/1", ""},
	{"PUT", "/visitors", `{"user_id":"3ecf64d0-9ed1-4e9f-88e1-da7d6e6782f3","name":"Gareth Bale","custom_attributes":{"plan":"free"}}`},
	{"PUT", "/visitors", `{"user_id":"fail","name":"Christian Fail"}`},
	{"POST", "/visitors/convert", `{"visitor":{"user_id":"3ecf64d0-9ed1-4e9f-88e1-da7d6e6782f3"},"user":{"email":"foo@bar.com"},"type":"user"}`},
	{"POST", "/contacts/6762f0dd1bb69f9f21930002/block", ""},
	{"POST", "/contacts/6762f0dd1bb69f9f21930002/unarchive", ""},
	{"POST", "/contacts/6762f0dd1bb69f9f21930001/archive", ""},
	{"POST", "/contacts/6762f0dd1bb69f9f21930001/unarchive", ""},
	{"GET", "/contacts/6762f0dd1bb69f9f21930001/segments", ""},
	{"GET", "/companies?tag_id=103", ""},
	{"GET", "/companies?company_id=crm-1", ""},
	{"GET", "/companies?name=Nobody", ""},
	{"GET", "/companies?page=1&per_page=1", ""},
	{"POST", "/companies", `{"company_id":"bare"}`},
	{"GET", "/companies?company_id=bare", ""},
	{"PUT", "/companies/6762f0761bb69f9f2193ba02", `{"name":""}`},
	{"GET", "/companies/6762f0761bb69f9f2193ba02", ""},
	{"POST", "/contacts/6762f0dd1bb69f9f21930001/companies", `{"id":"6762f0761bb69f9f2193ba02"}`},
	{"GET", "/companies?segment_id=6762f25c1bb69f9f2193bc24", ""},
	{"POST", "/companies", `{"company_id":"new","name":"New","size":3,"monthly_spend":10,"custom_attributes":{"segment_code":"A","employees":12}}`},
	{"POST", "/companies/list?page=1&per_page=1&order=asc", ""},
	{"POST", "/companies/list?page=2&per_page=1&order=asc", ""},
	{"GET", "/companies/scroll", ""},
	{"POST", "/companies/search", `{"query":{"field":"name","operator":"=","value":"Acme"},"pagination":{"per_page":1}}`},
	{"POST", "/companies/search", `{"query":{"field":"segment_id","operator":"=","value":"1"}}`},
	{"GET", "/companies/6762f0761bb69f9f2193ba01", ""},
	{"GET", "/companies/1", ""},
	{"PUT", "/companies/6762f0761bb69f9f2193ba01", `{"name":"Acme Ltd","plan":"Pro","custom_attributes":{"employees":12,"health":null}}`},
	{"GET", "/companies/6762f0761bb69f9f2193ba01/contacts?page=1&per_page=1", ""},
	{"GET", "/companies/6762f0761bb69f9f2193ba01/segments", ""},
	{"GET", "/contacts/6762f0dd1bb69f9f21930001/companies", ""},
	{"POST", "/contacts/6762f0dd1bb69f9f21930001/companies", `{"id":"6762f0761bb69f9f2193ba03"}`},
	{"POST", "/contacts/6762f0dd1bb69f9f21930001/companies", `{"id":"6762f0761bb69f9f2193ba01"}`},
	{"DELETE", "/contacts/6762f0dd1bb69f9f21930001/companies/6762f0761bb69f9f2193ba01", ""},
	{"DELETE", "/contacts/6762f0dd1bb69f9f21930001/companies/6762f0761bb69f9f2193ba02", ""},
	{"DELETE", "/companies/6762f0761bb69f9f2193ba01", ""},
	{"GET", "/conversations/attributes", ""},
	{"GET", "/conversations/attributes?include_archived=true", ""},
	{"POST", "/conversations/attributes", `{"name":"Made","data_type":"list","options":[{"label":"a"},{"label":"b"}]}`},
	{"POST", "/conversations/attributes", `{"name":"Made","data_type":"list","options":[{"label":"a"}]}`},
	{"GET", "/conversations/attributes/301", ""},
	{"GET", "/conversations/attributes/303", ""},
	{"GET", "/conversations/attributes/1", ""},
	{"PUT", "/conversations/attributes/301", `{"name":"Renamed","multiline":false,"visible_to_team_ids":[]}`},
	{"POST", "/conversations/attributes/302/options", `{"label":"Mobile"}`},
	{"POST", "/conversations/attributes/301/options", `{"label":"Mobile"}`},
	{"PUT", "/conversations/attributes/302/options/c0ffee00-0000-4000-8000-000000000301", `{"label":"Payments"}`},
	{"DELETE", "/conversations/attributes/302/options/c0ffee00-0000-4000-8000-000000000301", ""},
	{"DELETE", "/conversations/attributes/302/options/c0ffee00-0000-4000-8000-000000000302", ""},
	{"DELETE", "/conversations/attributes/303", ""},
	{"GET", "/custom_object_instances/Order?page=1&per_page=1", ""},
	{"GET", "/custom_object_instances/Order?references_conversation_id=471", ""},
	{"GET", "/custom_object_instances/Order?external_id=A%2F1", ""},
	{"GET", "/custom_object_instances/Other", ""},
	{"GET", "/custom_object_instances/Order/402", ""},
	{"GET", "/custom_object_instances/Order/1", ""},
	{"POST", "/custom_object_instances/Order", `{"external_id":"new","custom_attributes":{"order_number":"1","total_amount":1.5}}`},
	{"DELETE", "/custom_object_instances/Order?external_id=new", ""},
	{"DELETE", "/custom_object_instances/Order/402", ""},
	{"GET", "/subscription_types", ""},
	{"GET", "/contacts/6762f0dd1bb69f9f21930002/subscriptions", ""},
	{"POST", "/contacts/6762f0dd1bb69f9f21930002/subscriptions", `{"id":"92","consent_type":"opt_in"}`},
	{"DELETE", "/contacts/6762f0dd1bb69f9f21930002/subscriptions/92", ""},
	{"DELETE", "/contacts/6762f0dd1bb69f9f21930002", ""},
	{"POST", "/tickets", `{"ticket_type_id":"71","contacts":[{"id":"6762f0dd1bb69f9f21930001"}],"ticket_attributes":{"_default_title_":"Made"},"assignment":{"admin_assignee_id":"991267460"}}`},
	{"POST", "/tickets/search", `{"query":{"field":"created_at","operator":">","value":0},"pagination":{"per_page":1}}`},
	{"GET", "/tickets/626", ""},
	{"PUT", "/tickets/626", `{"ticket_state_id":"8271","assignee_id":"5017690","snoozed_until":4102444800,"ticket_attributes":{"_default_title_":"Changed"}}`},
	{"POST", "/tickets/626/reply", `{"message_type":"comment","type":"user","intercom_user_id":"6762f0dd1bb69f9f21930001","body":"Thanks again :)"}`},
	{"POST", "/tickets/626/reply", `{"message_type":"note","type":"admin","admin_id":"991267460","body":"A note"}`},
	{"POST", "/tickets/1/reply", `{"message_type":"note","type":"admin","admin_id":"991267460","body":"A note"}`},
	{"POST", "/tickets/626/tags", `{"id":"101","admin_id":"991267460"}`},
	{"POST", "/tickets/1/tags", `{"id":"101","admin_id":"991267460"}`},
	{"DELETE", "/tickets/626/tags/101", `{"admin_id":"991267460"}`},
	{"DELETE", "/tickets/626/tags/101", `{"admin_id":"991267460"}`},
	{"DELETE", "/tickets/1/tags/101", `{"admin_id":"991267460"}`},
	{"POST", "/tickets/627/linked_conversations", `{"conversation_id":"471"}`},
	{"POST", "/tickets/627/linked_conversations", `{"conversation_id":"471"}`},
	{"POST", "/tickets/627/linked_conversations", `{"conversation_id":"1"}`},
	{"POST", "/tickets/626/linked_conversations", `{"conversation_id":"471"}`},
	{"POST", "/tickets/1/linked_conversations", `{"conversation_id":"471"}`},
	{"DELETE", "/tickets/627/linked_conversations/471", ""},
	{"DELETE", "/tickets/627/linked_conversations/471", ""},
	{"DELETE", "/tickets/626/linked_conversations/471", ""},
	{"DELETE", "/tickets/1/linked_conversations/471", ""},
	{"PUT", "/tickets/626", `{"open":false,"company_id":null}`},
	{"PUT", "/tickets/626", `{"ticket_state_id":"1"}`},
	{"PUT", "/tickets/626", `{"assignee_id":"1"}`},
	{"POST", "/ticket_types", `{"name":"Other"}`},
	{"POST", "/tickets/626/change_type", `{"ticket_type_id":"71","ticket_state_id":"8270"}`},
	{"DELETE", "/tickets/626", ""},
	{"DELETE", "/tickets/626", ""},
	{"GET", "/ticket_states", ""},
	{"GET", "/ticket_types", ""},
	{"POST", "/ticket_types", `{"name":"Made","is_internal":false}`},
	{"GET", "/ticket_types/71", ""},
	{"PUT", "/ticket_types/71", `{"archived":true}`},
	{"POST", "/ticket_types/71/attributes", `{"name":"Made","description":"","data_type":"list","list_items":"a,b"}`},
	{"PUT", "/ticket_types/71/attributes/80", `{"name":"Renamed"}`},
	{"GET", "/audiences", ""},
	{"GET", "/audiences/5678", ""},
	{"GET", "/audiences/1", ""},
	{"POST", "/audiences", `{"name":"Made"}`},
	{"POST", "/audiences", `{"name":"Made","predicates":[{"attribute":"role","type":"role","comparison":"in","value":["user_role"]}],"role_predicates":[{"attribute":"role","type":"role","comparison":"in","value":["user_role"]}]}`},
	{"POST", "/audiences", `{"name":""}`},
	{"PUT", "/audiences/5679", `{"name":"Changed","predicates":[{"attribute":"role","type":"role","comparison":"in","value":["user_role"]}],"role_predicates":[{"attribute":"role","type":"role","comparison":"in","value":["user_role"]}]}`},
	{"DELETE", "/audiences/5679", ""},
	{"DELETE", "/audiences/5679", ""},
	{"GET", "/data_connectors", ""},
	{"GET", "/data_connectors?per_page=1", ""},
	{"GET", "/data_connectors?starting_after=x", ""},
	{"GET", "/data_connectors/351", ""},
	{"GET", "/data_connectors/352?state_version=draft", ""},
	{"GET", "/data_connectors/1", ""},
	{"GET", "/data_connectors/351/execution_results", ""},
	{"GET", "/data_connectors/351/execution_results?start_ts=1704067200&end_ts=1735689600&include_bodies=true&success=false&error_type=3rd_party_error", ""},
	{"GET", "/data_connectors/1/execution_results", ""},
	{"GET", "/data_connectors/351/execution_results/99001", ""},
	{"GET", "/data_connectors/351/execution_results/99000", ""},
	{"GET", "/data_connectors/351/execution_results/1", ""},
	{"POST", "/data_connectors", `{"name":"Made","url":"https://api.example.com","headers":[{"name":"Accept","value":"text/plain"}],"data_inputs":[{"name":"id","type":"string","description":"An id","required":true,"default_value":""}],"mock_response":{"order":{"id":1}}}`},
	{"POST", "/data_connectors", `{"name":""}`},
	{"PATCH", "/data_connectors/352", `{"state":"live","http_method":"patch"}`},
	{"PATCH", "/data_connectors/352", `{"name":""}`},
	{"PATCH", "/data_connectors/351", `{"state":"draft"}`},
	{"PATCH", "/data_connectors/1", `{"state":"draft"}`},
	{"DELETE", "/data_connectors/351", ""},
	{"PATCH", "/data_connectors/352", `{"state":"draft"}`},
	{"DELETE", "/data_connectors/352", ""},
	{"DELETE", "/data_connectors/352", ""},
	{"GET", "/help_center/help_centers", ""},
	{"GET", "/help_center/help_centers/301", ""},
	{"GET", "/help_center/help_centers/1", ""},
	{"GET", "/help_center/collections", ""},
	{"GET", "/help_center/collections/311", ""},
	{"GET", "/help_center/collections/1", ""},
	{"POST", "/help_center/collections", `{"name":"Made","description":"For a test","parent_id":"311","translated_content":{"fr":{"type":"group_content","name":"Faite","description":"Pour un essai"}}}`},
	{"PUT", "/help_center/collections/312", `{"name":"Changed"}`},
	{"DELETE", "/help_center/collections/312", ""},
	{"DELETE", "/help_center/collections/312", ""},
	{"GET", "/help_center/help_centers/301/redirects", ""},
	{"GET", "/help_center/help_centers/301/redirects/331", ""},
	{"GET", "/help_center/help_centers/301/redirects/1", ""},
	{"POST", "/help_center/help_centers/301/redirects", `{"from_url":"https://intercom.help/acme-help/made","locale":"en","target_type":"collection","target_id":"311"}`},
	{"POST", "/help_center/help_centers/301/redirects", `{"from_url":"https://intercom.help/acme-help/made","locale":"en","target_type":"collection","target_id":"311"}`},
	{"POST", "/help_center/help_centers/301/redirects", `{"from_url":"https://example.com/made","locale":"en","target_type":"collection","target_id":"311"}`},
	{"DELETE", "/help_center/help_centers/301/redirects/331", ""},
	{"DELETE", "/help_center/help_centers/301/redirects/331", ""},
	{"GET", "/ip_allowlist", ""},
	{"PUT", "/ip_allowlist", `{"enabled":true,"ip_allowlist":["192.168.1.0/24","10.0.0.1"]}`},
	{"PUT", "/ip_allowlist", `{"enabled":true,"ip_allowlist":["everybody"]}`},
	{"GET", "/office_hours_schedules", ""},
	{"GET", "/office_hours_schedules/341", ""},
	{"GET", "/office_hours_schedules/1", ""},
	{"POST", "/office_hours_schedules", `{"name":"Made","time_zone_name":"Europe/Dublin","time_intervals":[{"start_minute":540,"end_minute":1020}]}`},
	{"POST", "/office_hours_schedules", `{"name":"Made","time_zone_name":"Europe/Dublin","time_intervals":[{"start_minute":540,"end_minute":1020}]}`},
	{"PUT", "/office_hours_schedules/342", `{"name":"Changed","time_intervals":[]}`},
	{"PUT", "/office_hours_schedules/342", `{"time_intervals":[{"start_minute":541,"end_minute":1020}]}`},
	{"GET", "/office_hours_schedules/341/office_hours_exceptions", ""},
	{"GET", "/office_hours_schedules/1/office_hours_exceptions", ""},
	{"GET", "/office_hours_schedules/341/office_hours_exceptions/345", ""},
	{"GET", "/office_hours_schedules/341/office_hours_exceptions/1", ""},
	{"POST", "/office_hours_schedules/341/office_hours_exceptions", `{"exception_date":"2026-05-01","exception_type":"closed","name":"Labour Day","recurring_annually":true}`},
	{"POST", "/office_hours_schedules/341/office_hours_exceptions", `{"exception_date":"2026-05-01","exception_type":"closed"}`},
	{"PUT", "/office_hours_schedules/341/office_hours_exceptions/345", `{"exception_type":"custom_hours","time_intervals":[{"start_minute":540,"end_minute":780}]}`},
	{"PUT", "/office_hours_schedules/341/office_hours_exceptions/345", `{"exception_type":"closed","time_intervals":null}`},
	{"PUT", "/office_hours_schedules/341/office_hours_exceptions/345", `{"exception_type":"custom_hours"}`},
	{"DELETE", "/office_hours_schedules/341/office_hours_exceptions/345", ""},
	{"DELETE", "/office_hours_schedules/341/office_hours_exceptions/345", ""},
	{"DELETE", "/office_hours_schedules/342", ""},
	{"DELETE", "/office_hours_schedules/342", ""},
	{"GET", "/folders", ""},
	{"GET", "/folders/31", ""},
	{"GET", "/folders/1", ""},
	{"POST", "/folders", `{"folder":{"name":"Made","emoji":"📘","parent_folder_id":31}}`},
	{"PUT", "/folders/31", `{"folder":{"name":"Changed"}}`},
	{"DELETE", "/folders/31", ""},
	{"DELETE", "/folders/1", ""},
	{"GET", "/articles", ""},
	{"GET", "/articles/321", ""},
	{"GET", "/articles/1", ""},
	{"GET", "/articles/search?phrase=start&state=all", ""},
	{"POST", "/articles", `{"title":"Made","author_id":991267460,"body":"<p>Text</p>","parent_id":311}`},
	{"POST", "/articles", `{"title":"Made","author_id":1}`},
	{"PUT", "/articles/322", `{"title":"Changed","body":"<p>Other text</p>","state":"draft"}`},
	{"PUT", "/articles/322", `{"audience_ids":[1]}`},
	{"GET", "/articles/323/draft", ""},
	{"GET", "/articles/322/draft", ""},
	{"PUT", "/articles/321/draft", `{"title":"Staged"}`},
	{"POST", "/articles/321/draft/publish", `{"locales":["en"]}`},
	{"GET", "/articles/323/versions", ""},
	{"GET", "/articles/323/versions/333", ""},
	{"POST", "/articles/322/tags", `{"id":"101","admin_id":"991267460"}`},
	{"DELETE", "/articles/322/tags/101", ""},
	{"DELETE", "/articles/322", ""},
	{"DELETE", "/articles/322", ""},
	{"GET", "/secure_mode_secrets", ""},
	{"POST", "/secure_mode_secrets", `{"name":"App","supports_web":true}`},
	{"POST", "/secure_mode_secrets", `{"name":"App"}`},
	{"DELETE", "/secure_mode_secrets/103", ""},
	{"DELETE", "/secure_mode_secrets/103", ""},
	{"GET", "/ai/content_import_sources", ""},
	{"GET", "/ai/content_import_sources/36", ""},
	{"GET", "/ai/content_import_sources/1", ""},
	{"POST", "/ai/content_import_sources", `{"sync_behavior":"api","url":"https://docs.example.com"}`},
	{"PUT", "/ai/content_import_sources/36", `{"sync_behavior":"api","url":"https://docs.example.com/other","status":"deactivated"}`},
	{"PUT", "/ai/content_import_sources/1", `{"sync_behavior":"api","url":"https://docs.example.com/other"}`},
	{"GET", "/ai/external_pages", ""},
	{"GET", "/ai/external_pages/18", ""},
	{"GET", "/ai/external_pages/1", ""},
	{"POST", "/ai/external_pages", `{"source_id":36,"external_id":"made","title":"Made","html":"<p>Text</p>","locale":"en"}`},
	{"POST", "/ai/external_pages", `{"source_id":36,"external_id":"made","title":"Faite","html":"<p>Texte</p>","locale":"fr"}`},
	{"PUT", "/ai/external_pages/18", `{"source_id":36,"title":"Changed","html":"<p>Text</p>","locale":"en","url":"https://docs.example.com/a"}`},
	{"PUT", "/ai/external_pages/1", `{"source_id":36,"title":"Changed","html":"<p>Text</p>","locale":"en","url":"https://docs.example.com/a"}`},
	{"DELETE", "/ai/external_pages/18", ""},
	{"DELETE", "/ai/external_pages/1", ""},
	{"DELETE", "/ai/content_import_sources/36", ""},
	{"DELETE", "/ai/content_import_sources/36", ""},
	{"GET", "/content_snippets", ""},
	{"GET", "/content_snippets/85", ""},
	{"GET", "/content_snippets/1", ""},
	{"POST", "/content_snippets", `{"title":"Made","body_markdown":"Text"}`},
	{"PUT", "/content_snippets/85", `{"title":"Changed"}`},
	{"POST", "/content_snippets/86/tags", `{"id":"101"}`},
	{"DELETE", "/content_snippets/86/tags/101", ""},
	{"DELETE", "/content_snippets/86", ""},
	{"DELETE", "/content_snippets/85", ""},
	{"GET", "/internal_articles", ""},
	{"GET", "/internal_articles/81", ""},
	{"GET", "/internal_articles/1", ""},
	{"GET", "/internal_articles/search", ""},
	{"POST", "/internal_articles", `{"title":"Made","author_id":991267460,"owner_id":991267460,"body":"<p>Text</p>"}`},
	{"POST", "/internal_articles", `{"title":"Made","author_id":1,"owner_id":1}`},
	{"PUT", "/internal_articles/81", `{"title":"Changed"}`},
	{"POST", "/internal_articles/81/tags", `{"id":"101"}`},
	{"DELETE", "/internal_articles/81/tags/101", ""},
	{"DELETE", "/internal_articles/81", ""},
	{"DELETE", "/internal_articles/81", ""},
	{"GET", "/content/search?query=start", ""},
	{"POST", "/content/bulk_actions", `{"action":"publish","content_ids":[{"type":"article_content","id":"321000"}]}`},
	{"POST", "/content/bulk_actions", `{"action":"update_tags","content_ids":[{"type":"article","id":"321"}],"tags":{"add_tag_ids":[1]}}`},
	{"GET", "/news/newsfeeds", ""},
	{"GET", "/news/newsfeeds/53", ""},
	{"GET", "/news/newsfeeds/53/items", ""},
	{"GET", "/news/news_items", ""},
	{"GET", "/news/news_items/34", ""},
	{"GET", "/news/news_items/1", ""},
	{"POST", "/news/news_items", `{"title":"Made","sender_id":991267460,"newsfeed_assignments":[{"newsfeed_id":53,"published_at":1769590800}]}`},
	{"POST", "/news/news_items", `{"title":"Made","sender_id":991267460,"cover_image_url":"https://example.com/a.png","newsfeed_assignments":[{"newsfeed_id":53,"published_at":4102444800}]}`},
	{"PUT", "/news/news_items/34", `{"title":"Changed","sender_id":991267460,"cover_image_url":"https://example.com/a.png","newsfeed_assignments":[{"newsfeed_id":53}]}`},
	{"PUT", "/news/news_items/34", `{"title":"Changed","sender_id":991267460,"newsfeed_assignments":[{"newsfeed_id":53,"published_at":4102444800}]}`},
	{"DELETE", "/news/news_items/34", ""},
	{"DELETE", "/news/news_items/34", ""},
}

// catalogForm is a form with a file, in place of JSON.
const catalogForm = "--b\r\nContent-Disposition: form-data; name=\"catalog\"; filename=\"c.json\"\r\n\r\n[]\r\n--b--\r\n"

var versions = []string{"2.16", "Preview"}

// exchanges asks a fresh workspace for everything.
func exchanges(t *testing.T, version string) []openapi.Exchange {
	t.Helper()
	w := emulator.New(emulator.Options{Sample: true})
	var all []openapi.Exchange
	for _, one := range asked {
		request, err := http.NewRequestWithContext(t.Context(), one.method, "https://api.intercom.io"+one.path, strings.NewReader(one.body))
		if err != nil {
			t.Fatal(err)
		}
		request.Header = http.Header{"Authorization": {"Bearer T"}, "Accept": {"application/json"}, "Intercom-Version": {version}}
		if strings.HasPrefix(one.path, "/download/") {
			request.Header.Set("Accept", "application/octet-stream")
		}
		sent := []byte(one.body)
		if one.body == catalogForm {
			request.Header.Set("Content-Type", "multipart/form-data; boundary=b")
			sent = nil
		}
		response, err := w.RoundTrip(request)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		if err := response.Body.Close(); err != nil {
			t.Fatal(err)
		}
		all = append(all, openapi.Exchange{
			Method: one.method, URL: request.URL, Version: version, RequestBody: sent,
			Status: response.StatusCode, ResponseHeader: response.Header, ResponseBody: answer,
		})
	}
	return all
}

func checker(t *testing.T) *openapi.Checker {
	t.Helper()
	dir := openapi.Dir()
	if dir == "" {
		skipped.Test(t, "Intercom's descriptions are not here; CONTRIBUTING.md says how to get them")
	}
	loaded, err := openapi.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return loaded
}

// TestEmulatorIsAsDescribed holds every path of the emulator to the
// descriptions, and every tolerance of ours to being needed.
func TestEmulatorIsAsDescribed(t *testing.T) {
	t.Parallel()
	check := checker(t)
	for _, version := range versions {
		for _, one := range exchanges(t, version) {
			for _, violation := range check.Check(one) {
				t.Errorf("%s: %s", version, violation)
			}
		}
	}
	for _, line := range check.Tolerated() {
		t.Log("tolerated: ", line)
	}
	for _, line := range check.Unneeded() {
		t.Error("tolerated, but nothing needs it any more: ", line)
	}
}

// TestEveryRouteIsAsked fails where the emulator serves a path that the tests
// of this file do not ask for.
func TestEveryRouteIsAsked(t *testing.T) {
	t.Parallel()
	for _, pattern := range emulator.New(emulator.Options{}).Routes() {
		if _, path, _ := strings.Cut(pattern, " "); !emulator.Described(path) {
			continue
		}
		expression := regexp.MustCompile("^" + regexp.MustCompile(`\\\{\w+\\\}`).ReplaceAllString(regexp.QuoteMeta(pattern), "[^/]+") + "$")
		if !slices.ContainsFunc(asked, func(one struct{ method, path, body string }) bool {
			path, _, _ := strings.Cut(one.path, "?")
			return expression.MatchString(one.method + " " + path)
		}) {
			t.Errorf("no test asks for %s", pattern)
		}
	}
}

// mutation changes one member of an object.
type mutation struct {
	name   string
	change func(object map[string]any, member string)
	// found says whether the check must notice it in this member.
	found func(pointer string, value any) bool
}

// open are places below which the descriptions allow anything, or describe
// nothing.
var open = regexp.MustCompile(`/custom_attributes|/ticket_attributes|/input_options|^/events/\d+/metadata|/opted_(in|out)_subscription_types|^/data/\d+/(companies|notes|tags|social_profiles|location)/|^/workflow/(snapshot|targeting)`)

var (
	neverNull    = regexp.MustCompile(`/(id|type|role|archived|errors)$`)
	neverMissing = regexp.MustCompile(`/(id|type|name|email|consent_type|category|errors|code)$`)
)

var mutations = []mutation{
	{"misspelt", func(object map[string]any, member string) {
		object[member+"x"] = object[member]
		delete(object, member)
	}, func(pointer string, _ any) bool { return !open.MatchString(pointer) }},
	{"of another type", func(object map[string]any, member string) {
		object[member] = map[string]any{"unexpected": []any{1}}
	}, func(pointer string, value any) bool { return !open.MatchString(pointer) && value != nil }},
	{"a number for a text", func(object map[string]any, member string) { object[member] = 12 }, func(pointer string, value any) bool {
		_, text := value.(string)
		return text && !open.MatchString(pointer)
	}},
	{"null", func(object map[string]any, member string) { object[member] = nil }, func(pointer string, _ any) bool {
		return neverNull.MatchString(pointer) && !open.MatchString(pointer)
	}},
	{"missing", func(object map[string]any, member string) { delete(object, member) }, func(pointer string, _ any) bool {
		return neverMissing.MatchString(pointer) && !open.MatchString(pointer)
	}},
}

// unseen are mutations that the descriptions cannot show, with the reason.
var unseen = []struct{ where, why string }{
	{`/notes/62 200 /company/(id|type) missing$`, "the example of one note is about a contact"},
	{`(GET /contacts|POST /contacts/search|GET /teams) 200 /(data|teams)/\d+/\S+ missing$`, "the examples of these lists are empty"},
	{`GET /events 200 /events/\d+/(type|name|email) missing$`, "the only example holds no event"},
	{`(DELETE /contacts/\w+|/(un)?archive|/block) 200 /(id|type) missing$`, "these operations have no example"},
	{`/contacts\S* 200 \S*/avatar/type missing$`, "the avatar is null in every example"},
	{`/contacts\S* 200 \S*/notes/data/\d+/(id|type) missing$`, "no contact of an example has a note"},
	{`/contacts\S* 200 \S*/companies/data/\d+/(id|type) missing$`, "no contact of an example has a company"},
	{`/companies\S* 200 \S*/(segments|tags)/(segments|tags)/\d+/\S+ missing$`, "no company of an example is in a segment or has a tag"},
	{`/companies/\w+/segments 200 /data/\d+/\S+ missing$`, "the example of this list is empty"},
	{`/(companies|contacts)\S* 200 \S*/plan/(id|name|type) missing$`, "no company of an example has a plan"},
	{`GET /companies 200 \S*/(name|segments/type|tags/type|notes/type|pages/type) missing$`, "the operation answers with one company or with a list, so that no member is in every example"},
	{`(GET|POST|PUT|DELETE) /(companies|contacts/\w+/companies)(/\w+)? 200 (/data/\d+)?/name missing$`, "it is tolerated that a company without a name lacks it"},
	{`/companies/\w+/contacts 200 /pages/next a number for a text$`, "what is tolerated there is a wrong type"},
	{`Preview GET /companies 200 /notes/(data|has_more|total_count|url) (of another type|a number for a text)$`, "the schema lacks it, and it is tolerated that a company has it"},
	{`POST /companies/search 200 /data/\d+/(name|\S+/\S+) missing$`, "the example of this search is empty"},
	{`/news/newsfeeds/53/items 200 /data/\d+/\S+ missing$`, "the example of this list is empty"},
	{`/companies/\w+/contacts 200 /data/\d+/\S+ missing$`, "the example of this list is empty"},
	{`/conversations/attributes(/\d+)? 200 \S*/(options/\d+/id|reference/type) missing$`, "no schema requires it, and the attributes of most examples have neither"},
	{`(GET|PUT) /visitors 200 /last_request_at of another type$`, "the schema misspells it"},
	{`/custom_object_instances/Order 200 /pages/type missing$`, "the operation answers with one instance, too, which has no pages"},
	{`/(applied_by/id|location/type) null$`, "the schema allows null"},
	{`/conversations\S* 200 \S*/(linked_objects/data/\d+|teammates|teammates/admins/\d+|conversation_rating/(contact|teammate))/\w+ missing$`, "empty or null in every example"},
	{`POST /conversations/redact 200 \S*/(tags/tags/\d+|assigned_to)/\S+ missing$`, "the conversation of the example has neither tags nor an assignment"},
	{`(GET /conversations|POST /conversations/search|(PUT|POST) /conversations/(471\S*|472/merge)) 200 \S*/tags/tags/\d+/\S+ missing$`, "the conversations of these examples have no tags"},
	{`/tickets/\d+/linked_conversations\S* 200 (/tags/(tags/\d+/\S+|type)|/teammates/\S+) missing$`, "the conversations of these examples have none"},
	{`DELETE /tickets/\d+/linked_conversations\S* 200 /linked_objects/data/\d+/\w+ missing$`, "the conversation of this example has none"},
	{`conversations\S* 200 \S*/(source|source/author|assigned_to|conversation_rating/teammate|admins/\d+)/id null$`, "the schema allows null"},
	{`Preview (GET /conversations(/\d+)?|POST /conversations/search) 200 \S*/(contacts|source|tags|linked_objects|conversation_parts)/\S+ missing$`, "one of the examples of this version lacks it"},
	{`/conversations\S* 200 \S*/topics of another type$`, "the schema lacks it, and every example has it: a known fault"},
	{`GET /conversations\S* 200 /conversation_parts/conversation_parts/\d+/id (of another type|a number for a text)$`, "a text in the schema and a number in the examples: a known fault"},
	{`GET /calls 200 /data/\d+/(id|type) missing$`, "the example of this list is empty"},
	{`POST /calls/search 200 /data/\d+/transcript/\d+/(speaker|text) `, "what is in a transcript is described nowhere"},
	{`POST /contacts/merge/preview 200 \S*/(from|into|new_into)_value (of another type|a number for a text)$`, "a value may be anything"},
	{`POST /contacts/merge/preview 200 /reasons/\d+/code missing$`, "the answer is one of two, and neither requires it"},
	{`GET /away_status_reasons 200 (/data/\d+)?/(id|type) missing$`, "this operation has no example"},
	{`PUT /admins/\d+/away 200 /away_status_reason_id (of another type|a number for a text)$`, "a number in the schema and a text in the example: a known fault"},
	{`(PUT /conversations/471|POST /conversations/471/reply|POST /conversations/472/merge) 200 \S*/assigned_to/\w+ missing$`, "no part of these examples is an assignment"},
	{`2\.16 POST /messages 200 /message_type (of another type|a number for a text)$`, "it is tolerated that a message by WhatsApp is one"},
	{`POST /messages 200 /owner( of another type|/\w+ .*)$`, "the schema lacks it, and an example has it: a known fault"},
	{`POST /tickets/626/reply 200 /app_package_code (of another type|a number for a text)$`, "the schema lacks it, and examples have it: a known fault"},
	{`2\.16 (GET /admins/activity_logs|POST /admins/activity_logs/search) 200 /activity_logs/\d+/metadata/(before|after) (of another type|a number for a text)$`, "objects in the schema and texts in the example: a known fault"},
	{`GET /data_attributes 200 /data/\d+/id missing$`, "standard attributes have no id"},
	{`/ai/\S+ 404 /type `, "no refusal of these requests is described, and the status is tolerated"},
	{`POST /ai/external_pages 400 /`, "as above"},
	{`/ai/external_pages\S* 200 \S*/locale (of another type|a number for a text)$`, "it is tolerated that a page is in another language than English"},
	{`(GET|POST|PUT) /articles(/\d+(/draft(/publish)?)?)? 200 \S*/translated_content(/[a-z]{2})?/type (null|missing)$`, "translated_content is null in the examples"},
	{`(GET /articles/\d+|(PUT|POST) /articles/\d+/draft(/publish)?) 200 /tags/tags/\d+/(applied_by/)?\w+ missing$`, "the article of the example has no tags"},
	{`/data_connectors\S* 20[01] /headers/\d+/name missing$`, "no data connector of an example has headers"},
	{`/data_connectors\S* 20[01] /response_fields/\d+/example_value (of another type|a number for a text)$`, "the schema allows any value"},
	{`POST /data_connectors 201 /response_fields/\d+/type missing$`, "the data connector of this example has no fields"},
	{`GET /export/reporting_data/get_datasets 200 \S*/(id|name|type) missing$`, "the operation has no example"},
	{`/articles/\d+/draft(/publish)? 200 /tags/type missing$`, "the example of a draft has no tags"},
	{`/audiences\S* 20[01] \S*predicates/\d+/value (of another type|a number for a text)$`, "it is tolerated that a value is a list"},
	{`/content_snippets\S* 20[01] \S*/json_blocks/\d+/(text|type) `, "blocks are described nowhere"},
	{`/help_center/collections\S* 200 \S*/translated_content(/[a-z]{2}/name missing|(/[a-z]{2})?/type (null|missing))$`, "translated_content is null in the examples"},
	{`GET /help_center/help_centers 200 /data/\d+/id missing$`, "the example of this list is empty"},
	{`GET /internal_articles 200 /data/\d+/type missing$`, "internal articles of examples have no type"},
	{`((GET|PUT) /internal_articles/\d+|POST /internal_articles) 200 (/tags)?/type missing$`, "as above, nor tags"},
	{`GET /internal_articles/search 200 /data/internal_articles/\d+(/tags)?/type missing$`, "as above"},
}

// TestCheckFindsMutations proves that the check can fail, on every answer of
// the emulator and on what was sent.
func TestCheckFindsMutations(t *testing.T) {
	t.Parallel()
	m := mutating{check: checker(t), needed: make([]bool, len(unseen))}
	for _, one := range unseen {
		m.unseen = append(m.unseen, regexp.MustCompile(one.where))
	}
	for _, version := range versions {
		for _, one := range exchanges(t, version) {
			operation := fmt.Sprintf("%s %s %s %d", version, one.Method, one.URL.Path, one.Status)
			if one.Status == http.StatusOK {
				wrong := one
				wrong.Status = http.StatusCreated
				if len(m.check.Check(wrong)) == 0 {
					t.Errorf("%s: a wrong status was not found", operation)
				}
				wrong = one
				wrong.URL = &url.URL{Path: one.URL.Path, RawQuery: "undescribed=1"}
				if len(m.check.Check(wrong)) == 0 {
					t.Errorf("%s: a query parameter that is not described was not found", operation)
				}
			}
			object, ok := decoded(t, one.RequestBody).(map[string]any)
			if ok && !bytes.Contains(one.ResponseBody, []byte("intercom_version_invalid")) { // else there is no description of it
				object["undescribed"] = true
				wrong := one
				wrong.RequestBody = encoded(t, object)
				if len(m.check.Check(wrong)) == 0 {
					t.Errorf("%s: a member of the request that is not described was not found", operation)
				}
			}
			m.mutate(t, one, operation)
		}
	}
	if m.tried < 1000 {
		t.Errorf("only %d mutations were tried", m.tried)
	}
	for i, needed := range m.needed {
		if !needed {
			t.Errorf("%s: no mutation is unseen there any more", unseen[i].where)
		}
	}
	t.Logf("%d mutations were tried", m.tried)
}

// mutating is what a run of mutations knows.
type mutating struct {
	check  *openapi.Checker
	unseen []*regexp.Regexp
	needed []bool // which of them excused a mutation
	tried  int
}

// mutate changes each member of an answer in each way.
func (m *mutating) mutate(t *testing.T, one openapi.Exchange, operation string) {
	t.Helper()
	whole := decoded(t, one.ResponseBody)
	each(whole, "", func(object map[string]any, member, pointer string) {
		for _, mutation := range mutations {
			if !mutation.found(pointer, object[member]) {
				continue
			}
			m.tried++
			before := maps.Clone(object)
			mutation.change(object, member)
			wrong := one
			wrong.ResponseBody = encoded(t, whole)
			clear(object)
			maps.Copy(object, before)
			what := fmt.Sprintf("%s %s %s", operation, pointer, mutation.name)
			excused := false
			for i, place := range m.unseen {
				if place.MatchString(what) {
					excused, m.needed[i] = true, true
				}
			}
			if found := len(m.check.Check(wrong)) > 0; found == excused {
				t.Errorf("%s: found is %t", what, found)
			}
		}
	})
}

// each calls do for every member at every depth.
func each(value any, pointer string, do func(object map[string]any, member, pointer string)) {
	switch value := value.(type) {
	case map[string]any:
		for _, member := range slices.Sorted(maps.Keys(value)) {
			at := pointer + "/" + member
			each(value[member], at, do)
			do(value, member, at)
		}
	case []any:
		for i, item := range value {
			each(item, pointer+"/"+strconv.Itoa(i), do)
		}
	}
}

func decoded(t *testing.T, text []byte) any {
	t.Helper()
	if len(bytes.TrimSpace(text)) == 0 {
		return nil
	}
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		t.Fatal(err)
	}
	return value
}

func encoded(t *testing.T, value any) []byte {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
