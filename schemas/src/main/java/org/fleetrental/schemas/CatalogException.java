package org.fleetrental.schemas;

/** The folder of an event is not as it should be. */
public final class CatalogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;

    CatalogException(String file, String problem) {
        super(file + ": " + problem);
        this.file = file;
    }

    /** Seen from the root of the repository. */
    public String file() {
        return file;
    }
}
