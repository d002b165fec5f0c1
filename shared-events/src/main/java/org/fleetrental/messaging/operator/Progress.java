package org.fleetrental.messaging.operator;

import java.util.List;

/** How far a run has come. */
public record Progress(Counts records, List<Part> partitions) {

    public static final Progress NONE = new Progress(Counts.NONE, List.of());

    /**
     * What became of the records so far.
     *
     * @param read all of them
     * @param handled those whose handler was called, and its effect committed or, in a rebuild, to be committed
     * @param known handled before, or a dead letter already
     * @param skipped of a type that is not asked for
     * @param parked put behind an open dead letter of their key
     * @param dead new dead letters; in a rebuild, those left out because they are dead letters
     */
    public record Counts(long read, long handled, long known, long skipped, long parked, long dead) {

        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        public Counts plus(Counts other) {
            return new Counts(
                    read + other.read,
                    handled + other.handled,
                    known + other.known,
                    skipped + other.skipped,
                    parked + other.parked,
                    dead + other.dead);
        }
    }

    /**
     * A partition.
     *
     * @param begin offset of the first record
     * @param position offset of the next record
     * @param end offset behind the last record
     */
    public record Part(String topic, int partition, long begin, long position, long end) {}
}
