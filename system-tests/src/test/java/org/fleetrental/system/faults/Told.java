package org.fleetrental.system.faults;

import java.time.Instant;
import java.util.UUID;

/**
 * What a client asked for and was answered.
 *
 * @param mark what only this request's effect can carry: a VIN, a start, a reference, a description; for a step of
 *     something that is there, its id
 * @param id of what was created; null if the client does not know it
 * @param at when the answer came
 */
record Told(Request request, String mark, Verdict verdict, UUID id, Instant at) {

    static Told now(Request request, String mark, Verdict verdict, UUID id) {
        return new Told(request, mark, verdict, id, Instant.now());
    }

    enum Request {
        REGISTER_VEHICLE,
        RESERVE,
        ACTIVATE,
        COMPLETE,
        CANCEL,
        PAY,
        SCHEDULE_JOB,
        START_JOB,
        COMPLETE_JOB
    }

    enum Verdict {
        YES,
        NO,
        /** No answer, or one that leaves it open: it may have happened or not. */
        UNKNOWN
    }
}
