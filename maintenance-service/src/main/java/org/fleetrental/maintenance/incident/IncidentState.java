package org.fleetrental.maintenance.incident;

/** What has become of an incident; the last two are final. */
enum IncidentState {
    OPEN,
    IN_JOB,
    DISMISSED
}
