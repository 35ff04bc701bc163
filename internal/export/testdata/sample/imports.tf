# Another workspace makes objects of its own: leave this file out there. After the first apply it has done its work.

import {
  to = intercom_office_hours_schedule.on_call
  id = "342"
}

import {
  to = intercom_office_hours_schedule.standard_support_hours
  id = "341"
}

import {
  to = intercom_company.crm_1
  id = "6762f0761bb69f9f2193ba01"
}

import {
  to = intercom_company.crm_2
  id = "6762f0761bb69f9f2193ba02"
}

import {
  to = intercom_contact._8f1c0000_0000_4000_8000_000000000003
  id = "6762f0dd1bb69f9f21930003"
}

import {
  to = intercom_contact.u_1
  id = "6762f0dd1bb69f9f21930001"
}

import {
  to = intercom_contact.u_2
  id = "6762f0dd1bb69f9f21930002"
}

import {
  to = intercom_conversation_attribute.orders
  id = "303"
}

import {
  to = intercom_conversation_attribute.product_area
  id = "302"
}

import {
  to = intercom_conversation_attribute.root_cause
  id = "301"
}

import {
  to = intercom_custom_object_instance.order_402
  id = "Order/403"
}

import {
  to = intercom_custom_object_instance.order_a_1
  id = "Order/402"
}

import {
  to = intercom_custom_object_instance.product_p_1
  id = "Product/401"
}

import {
  to = intercom_data_attribute.company_employees
  id = "210"
}

import {
  to = intercom_data_attribute.company_health
  id = "207"
}

import {
  to = intercom_data_attribute.company_market
  id = "211"
}

import {
  to = intercom_data_attribute.company_renewal
  id = "209"
}

import {
  to = intercom_data_attribute.company_segment_code
  id = "208"
}

import {
  to = intercom_data_attribute.contact_beta
  id = "204"
}

import {
  to = intercom_data_attribute.contact_plan
  id = "201"
}

import {
  to = intercom_data_attribute.contact_seats
  id = "202"
}

import {
  to = intercom_data_attribute.contact_tier
  id = "205"
}

import {
  to = intercom_data_attribute.contact_trial_ends
  id = "203"
}

import {
  to = intercom_tag.churn_risk
  id = "102"
}

import {
  to = intercom_tag.feature_request
  id = "101"
}

import {
  to = intercom_tag.vip_customer
  id = "103"
}

import {
  to = intercom_ticket_type.bug_report
  id = "71"
}

import {
  to = intercom_ticket_type.known_issue
  id = "77"
}

import {
  to = intercom_article.create_an_account
  id = "321"
}

import {
  to = intercom_article.how_refunds_work
  id = "323"
}

import {
  to = intercom_article.release_notes
  id = "322"
}

import {
  to = intercom_collection.getting_started
  id = "311"
}

import {
  to = intercom_collection.getting_started_accounts
  id = "312"
}

import {
  to = intercom_content_snippet.opening_hours
  id = "86"
}

import {
  to = intercom_content_snippet.reset_a_password
  id = "85"
}

import {
  to = intercom_dynamic_content.phone_hours
  id = "812"
}

import {
  to = intercom_dynamic_content.refund_period
  id = "811"
}

import {
  to = intercom_folder.product_docs
  id = "31"
}

import {
  to = intercom_folder.product_docs_drafts
  id = "32"
}

import {
  to = intercom_help_center_redirect.intercom_help_acme_help_old_start
  id = "301/331"
}

import {
  to = intercom_internal_article.refunds_step_by_step
  id = "81"
}

import {
  to = intercom_news_item.halloween_is_here
  id = "33"
}

import {
  to = intercom_news_item.we_have_news
  id = "34"
}

import {
  to = intercom_audience.enterprise_accounts
  id = "5678"
}

import {
  to = intercom_audience.everyone
  id = "5679"
}

import {
  to = intercom_content_import_source.docs_example_com
  id = "36"
}

import {
  to = intercom_data_connector.parcel_tracking
  id = "351"
}

import {
  to = intercom_data_connector.refund_an_order
  id = "352"
}

import {
  to = intercom_office_hours_exception.standard_support_hours_2026_12_24
  id = "341/346"
}

import {
  to = intercom_office_hours_exception.standard_support_hours_2026_12_25
  id = "341/345"
}

import {
  to = intercom_contact_company.u_1_crm_1
  id = "6762f0dd1bb69f9f21930001/6762f0761bb69f9f2193ba01"
}

import {
  to = intercom_contact_company.u_1_crm_2
  id = "6762f0dd1bb69f9f21930001/6762f0761bb69f9f2193ba02"
}

import {
  to = intercom_contact_company.u_2_crm_1
  id = "6762f0dd1bb69f9f21930002/6762f0761bb69f9f2193ba01"
}

import {
  to = intercom_company_note.company_note_62
  id = "62"
}

import {
  to = intercom_contact_note.contact_note_61
  id = "61"
}

import {
  to = intercom_contact_subscription.u_2_91
  id = "6762f0dd1bb69f9f21930002/91"
}

import {
  to = intercom_article_tag.create_an_account_feature_request
  id = "321/101"
}

import {
  to = intercom_company_tag.crm_1_vip_customer
  id = "6762f0761bb69f9f2193ba01/103"
}

import {
  to = intercom_contact_tag.u_2_vip_customer
  id = "6762f0dd1bb69f9f21930002/103"
}

import {
  to = intercom_content_snippet_tag.reset_a_password_vip_customer
  id = "85/103"
}

import {
  to = intercom_conversation_tag._471_churn_risk
  id = "471/102"
}

import {
  to = intercom_internal_article_tag.refunds_step_by_step_vip_customer
  id = "81/103"
}

import {
  to = intercom_ticket.ticket_626
  id = "626"
}

import {
  to = intercom_ticket.ticket_627
  id = "627"
}

import {
  to = intercom_ticket_type_attribute.bug_report_severity
  id = "71/80"
}

import {
  to = intercom_external_page.docs_example_com_api_limits
  id = "19"
}

import {
  to = intercom_external_page.docs_example_com_install
  id = "18"
}

import {
  to = intercom_external_page.support_example_com_us_1_https_support_example_com_us_1_hour
  id = "17"
}
