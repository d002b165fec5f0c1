package org.fleetrental.system.sequences;

/** An event on its way to one of those who listen to it. */
record Letter(Event event, Destination to) {}
