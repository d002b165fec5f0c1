package org.fleetrental.accounting.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fleetrental.accounting.reconciliation.Difference.Kind;
import org.fleetrental.accounting.reconciliation.RentalsApi.UnavailableException;
import org.fleetrental.http.Page;

/** Compares what rentals-service says of its rentals with what the ledger has of them. */
@ApplicationScoped
class Reconciliation {

    private static final int DIFFERENCES_MAX = 500;

    /** Of facts, 200 each. */
    private static final int PAGES_MAX = 100;

    /** Rentals that are asked for one by one. */
    private static final int QUESTIONS_MAX = 200;

    private final RentalsApi rentals;
    private final LedgerSide ledger;
    private final ReconciliationConfig config;
    private final Clock clock;

    Reconciliation(RentalsApi rentals, LedgerSide ledger, ReconciliationConfig config, Clock clock) {
        this.rentals = rentals;
        this.ledger = ledger;
        this.config = config;
        this.clock = clock;
    }

    /** What was found so far. */
    private static final class Found {

        private final Set<UUID> seen = new HashSet<>();
        private final List<Difference> differences = new ArrayList<>();
        private boolean isComplete = true;
    }

    /**
     * @param from of the last change of a rental, and of what is on record here
     * @param authorization header of the caller, in whose name rentals-service is asked
     */
    Reconciled compare(Instant from, Instant to, String authorization) throws UnavailableException {
        var settlesAfter = clock.instant().minus(config.settlesWithin());
        var found = new Found();
        compareFacts(from, to, settlesAfter, authorization, found);
        lookForChargesOfNobody(from, to, settlesAfter, authorization, found);
        found.differences.addAll(ledger.paymentsNotApplied(from, to, settlesAfter, DIFFERENCES_MAX));
        found.differences.addAll(ledger.eventsNotPosted(from, to, settlesAfter, DIFFERENCES_MAX));
        boolean isShort = found.differences.size() <= DIFFERENCES_MAX;
        return new Reconciled(
                from,
                to,
                found.seen.size(),
                List.copyOf(found.differences.subList(0, Math.min(found.differences.size(), DIFFERENCES_MAX))),
                found.isComplete && isShort);
    }

    private void compareFacts(Instant from, Instant to, Instant settlesAfter, String authorization, Found found)
            throws UnavailableException {
        var place = RentalsApi.since(from);
        for (int pages = 0; place != null; pages++) {
            if (pages == PAGES_MAX || found.differences.size() >= DIFFERENCES_MAX) {
                found.isComplete = false;
                return;
            }
            var page = rentals.facts(place, authorization);
            var wanted = page.facts().stream()
                    .filter(fact -> !fact.updatedAt().isAfter(to))
                    .toList();
            page.facts().forEach(fact -> found.seen.add(fact.rentalId()));
            var books = ledger.of(wanted);
            for (var fact : wanted) {
                found.differences.addAll(compare(
                        fact,
                        books.getOrDefault(fact.rentalId(), Books.NONE),
                        fact.updatedAt().isAfter(settlesAfter)));
            }
            place = page.next();
        }
    }

    /** The ledger may have more than the price: what an accountant has charged. */
    static List<Difference> compare(Fact fact, Books books, boolean settling) {
        var differences = new ArrayList<Difference>();
        var expected = fact.grossMinor(books.waivedLines());
        var charged = Math.subtractExact(books.chargedMinor(), books.manualMinor());
        if (!books.isCharged() && charged == 0 && expected != 0) {
            differences.add(Difference.ofAmounts(
                    Kind.RENTAL_WITHOUT_CHARGE, fact.rentalId(), expected, 0, fact.currency(), settling, fact.state()));
        } else if (expected != charged) {
            differences.add(Difference.ofAmounts(
                    Kind.WRONG_AMOUNT, fact.rentalId(), expected, charged, fact.currency(), settling, fact.state()));
        } else if (fact.isOver() && books.unearnedMinor() != 0) {
            differences.add(Difference.ofAmounts(
                    Kind.NOT_EARNED,
                    fact.rentalId(),
                    0,
                    books.unearnedMinor(),
                    fact.currency(),
                    settling,
                    "Unearned, though the rental is " + fact.state()));
        } else if (!fact.isOver() && expected != 0 && books.unearnedMinor() == 0) {
            differences.add(Difference.of(
                    Kind.EARNED_TOO_EARLY,
                    fact.rentalId(),
                    settling,
                    "Nothing is unearned, though the rental is " + fact.state()));
        }
        return differences;
    }

    /** A charge makes its rental change, so that most are among the facts; the others are asked for. */
    private void lookForChargesOfNobody(
            Instant from, Instant to, Instant settlesAfter, String authorization, Found found)
            throws UnavailableException {
        int questions = 0;
        var batch = ledger.charged(from, to, Page.START, QUESTIONS_MAX);
        while (!batch.isEmpty()) {
            for (var rental : batch) {
                if (found.seen.contains(rental)) {
                    continue;
                }
                if (questions++ == QUESTIONS_MAX) {
                    found.isComplete = false;
                    return;
                }
                if (!rentals.knows(rental, authorization)) {
                    found.differences.add(Difference.of(
                            Kind.CHARGE_WITHOUT_RENTAL,
                            rental,
                            to.isAfter(settlesAfter),
                            "rentals-service has no such rental"));
                }
            }
            batch = ledger.charged(from, to, batch.getLast(), QUESTIONS_MAX);
        }
    }
}
