package org.fleetrental.accounting.deposit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fleetrental.accounting.deposit.DepositMove.Kind;
import org.fleetrental.messaging.Ids;
import org.jspecify.annotations.Nullable;

/**
 * The security of a rental. What state it is in follows from what became of it.
 *
 * @param amountMinor what was authorized
 * @param reference of the card terminal
 * @param moves in their order
 */
record Deposit(
        UUID id,
        UUID rentalId,
        long amountMinor,
        String currency,
        @Nullable String reference,
        Instant authorizedAt,
        List<DepositMove> moves) {

    DepositState state() {
        if (has(Kind.RELEASE)) {
            return DepositState.RELEASED;
        }
        if (!has(Kind.CAPTURE)) {
            return DepositState.AUTHORIZED;
        }
        return heldMinor() > 0 ? DepositState.CAPTURED : DepositState.SETTLED;
    }

    long capturedMinor() {
        return sum(Kind.CAPTURE);
    }

    long appliedMinor() {
        return sum(Kind.APPLY);
    }

    long releasedMinor() {
        return sum(Kind.RELEASE);
    }

    /** What is still here of the customer's money. */
    long heldMinor() {
        return capturedMinor() - appliedMinor() - releasedMinor();
    }

    boolean canCapture() {
        return state() == DepositState.AUTHORIZED;
    }

    boolean canApply() {
        return state() == DepositState.CAPTURED;
    }

    boolean canRelease() {
        return switch (state()) {
            case AUTHORIZED, CAPTURED -> true;
            case SETTLED, RELEASED -> false;
        };
    }

    DepositMove move(Kind kind, long minor, Instant at) {
        return new DepositMove(Ids.next(), id, rentalId, kind, minor, currency, at);
    }

    /** With what became of it further, in its order. */
    Deposit after(List<DepositMove> further) {
        var all = new ArrayList<>(moves);
        all.addAll(further);
        return new Deposit(id, rentalId, amountMinor, currency, reference, authorizedAt, List.copyOf(all));
    }

    private boolean has(Kind kind) {
        return moves.stream().anyMatch(move -> move.kind() == kind);
    }

    private long sum(Kind kind) {
        return moves.stream()
                .filter(move -> move.kind() == kind)
                .mapToLong(DepositMove::amountMinor)
                .reduce(0, Math::addExact);
    }
}
