terraform import intercom_team_membership.billing '5017691'
