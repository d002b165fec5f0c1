package org.fleetrental.local;

/** One of the backing parts: can be stopped and started again at the same place with the same data. */
interface Part {

    /** Returns when the part answers. Does nothing if it runs. */
    void start();

    void stop();

    /** Without care for its data. */
    void kill();

    long pid();
}
