package openapi

// tolerated are the departures of the emulator or the provider that are meant,
// each with the reason why the description is not followed. Those in which a
// description contradicts itself stand in its known faults instead.
var tolerated = []tolerance{}
