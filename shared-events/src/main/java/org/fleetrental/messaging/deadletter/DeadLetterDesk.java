package org.fleetrental.messaging.deadletter;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.fleetrental.messaging.inbox.InboxTable;
import org.fleetrental.messaging.operator.OperatorActions;
import org.fleetrental.messaging.operator.OperatorActions.Action;
import org.fleetrental.messaging.operator.OperatorActions.Subject;

/**
 * What an operator does about one dead letter. Doing it again changes nothing and gives the same answer; of two
 * operators at once, one does it. What waits behind the letter follows by itself.
 */
@ApplicationScoped
class DeadLetterDesk {

    private final DeadLetterTable table;
    private final InboxTable inbox;
    private final Redelivery redelivery;
    private final Followers followers;
    private final OperatorActions actions;

    DeadLetterDesk(
            DeadLetterTable table,
            InboxTable inbox,
            Redelivery redelivery,
            Followers followers,
            OperatorActions actions) {
        this.table = table;
        this.inbox = inbox;
        this.redelivery = redelivery;
        this.followers = followers;
        this.actions = actions;
    }

    /** Hands it to this service's handler once more; nobody else sees it. */
    Settlement replay(UUID id, String by) {
        return followed(redelivery.replay(id, new Redelivery.Operator(by, null)));
    }

    /** Decides that it shall never have an effect here, and no other copy of its event either. */
    Settlement discard(UUID id, String by, String reason) {
        return followed(QuarkusTransaction.requiringNew().call(() -> discardFirst(id, by, reason)));
    }

    private Settlement discardFirst(UUID id, String by, String reason) {
        var found = table.lock(id);
        if (found.isEmpty()) {
            return new Settlement.Unknown();
        }
        var letter = found.get();
        if (!letter.status().waits()) {
            return letter.status() == DeadLetter.Status.DISCARDED
                    ? new Settlement.Done(letter)
                    : new Settlement.Over(letter);
        }
        var before = table.before(letter);
        if (before.isPresent()) {
            return new Settlement.NotFirst(before.get());
        }
        if (letter.eventId() != null) {
            inbox.close(letter.eventId(), Objects.requireNonNullElse(letter.eventType(), "unknown"));
        }
        table.discarded(id, by, reason);
        actions.add(by, Action.DISCARD, Subject.DEAD_LETTER, id, Map.of("reason", reason));
        return new Settlement.Done(table.find(id).orElseThrow());
    }

    private Settlement followed(Settlement settlement) {
        if (settlement instanceof Settlement.Done(var letter)) {
            followers.follow(letter);
        }
        return settlement;
    }
}
