package org.fleetrental.maintenance.job;

/** Why a job is done. */
enum JobType {
    PREVENTIVE,
    REPAIR,
    INSPECTION,
    RECALL
}
