package org.fleetrental.maintenance.vehicle;

/** Whether a vehicle is one that jobs can be scheduled for. */
public enum Standing {
    /** Its registration has not arrived, whatever else has. */
    NOT_KNOWN,
    IN_FLEET,
    DECOMMISSIONED
}
