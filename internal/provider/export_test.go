package provider

// Areas is for the tests that walk the whole provider.
var Areas = areas
