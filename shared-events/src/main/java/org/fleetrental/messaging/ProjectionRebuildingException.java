package org.fleetrental.messaging;

/** An event must wait until a projection that it feeds is rebuilt. */
public class ProjectionRebuildingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProjectionRebuildingException(String projection) {
        super("The projection " + projection + " is being rebuilt");
    }
}
