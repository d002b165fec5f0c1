package org.fleetrental.maintenance.job;

/** Where a job stands; the last two are final. */
enum JobState {
    SCHEDULED,
    IN_PROGRESS,
    COMPLETED,
    CANCELLED
}
