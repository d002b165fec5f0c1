package org.fleetrental.maintenance.job;

/** Why a job is done. */
public enum JobType {
    PREVENTIVE,
    REPAIR,
    INSPECTION,
    RECALL
}
