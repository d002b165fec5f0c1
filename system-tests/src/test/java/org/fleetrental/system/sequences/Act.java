package org.fleetrental.system.sequences;

/** What people do at a rental company. */
enum Act {
    REGISTER_VEHICLE,
    READ_ODOMETER,
    DECOMMISSION,
    RESERVE,
    ACTIVATE,
    EXTEND,
    REASSIGN,
    COMPLETE,
    CANCEL,
    NO_SHOW,
    DAMAGE_FOUND,
    SCHEDULE_JOB,
    START_JOB,
    COMPLETE_JOB,
    CANCEL_JOB,
    PAY,
    REFUND,
    CHARGE,
    REVERSE_CHARGE,
    TIME_PASSES
}
