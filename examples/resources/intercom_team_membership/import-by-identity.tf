import {
  to = intercom_team_membership.billing
  identity = {
    team_id = "5017691"
  }
}
