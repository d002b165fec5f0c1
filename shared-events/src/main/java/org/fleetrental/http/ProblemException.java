package org.fleetrental.http;

import jakarta.ws.rs.WebApplicationException;

/**
 * Ends a request with a problem, and rolls its transaction back. For what a caller should expect, return the problem.
 */
public class ProblemException extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), problem.response());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
