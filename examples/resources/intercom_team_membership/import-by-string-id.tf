import {
  to = intercom_team_membership.billing
  id = "5017691"
}
