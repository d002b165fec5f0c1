package org.fleetrental.messaging.operator;

import java.util.Optional;
import org.fleetrental.http.Problem;

/** Why a run cannot be started or cancelled, for the operator. */
public final class RunProblems {

    private RunProblems() {}

    public static Problem busy(String kind, String detail, Optional<Run> running) {
        var problem = Problem.of(409, kind + "-running", detail);
        return running.map(run -> problem.with(kind + "Id", run.id())).orElse(problem);
    }

    public static Problem over(String kind, Run run) {
        return Problem.of(409, kind + "-over", "This %s is not running".formatted(kind))
                .with("state", run.state());
    }
}
