package org.fleetrental.messaging.operator;

/** A run must not go on: an operator has cancelled it, or its process stops. */
public class RunStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Run.State state;

    public RunStoppedException(Run.State state) {
        super("The run is " + state);
        this.state = state;
    }

    Run.State state() {
        return state;
    }
}
