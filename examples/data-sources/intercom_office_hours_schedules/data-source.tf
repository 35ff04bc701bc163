data "intercom_office_hours_schedules" "all" {}

output "time_zones" {
  value = { for schedule in data.intercom_office_hours_schedules.all.office_hours_schedules : schedule.name => schedule.time_zone_name }
}
