package org.fleetrental.messaging.deadletter;

import java.util.List;
import org.fleetrental.messaging.operator.Progress;

/**
 * What a replay of many dead letters has done so far.
 *
 * @param selected all that it takes up, one after the other
 * @param replayed those of them whose handler took them
 * @param followed what had waited behind those and was handled too
 * @param failed those whose handler refused them again: they stay open
 * @param skipped those that were settled by others meanwhile, or wait behind another
 */
record BulkCounts(long selected, long replayed, long followed, long failed, long skipped) {

    BulkCounts plus(long moreReplayed, long moreFollowed, long moreFailed, long moreSkipped) {
        return new BulkCounts(
                selected, replayed + moreReplayed, followed + moreFollowed, failed + moreFailed, skipped + moreSkipped);
    }

    /** As runs keep it, where what followed stands for what is known. */
    Progress progress() {
        return new Progress(new Progress.Counts(selected, replayed, followed, skipped, 0, failed), List.of());
    }

    static BulkCounts of(Progress progress) {
        var records = progress.records();
        return new BulkCounts(records.read(), records.handled(), records.known(), records.dead(), records.skipped());
    }
}
