package org.fleetrental.rentals.customer;

import java.util.UUID;
import org.fleetrental.http.Problem;

/** What became of a command. */
sealed interface Outcome {

    record Done(Customer customer) implements Outcome {}

    record NoSuchCustomer(UUID id) implements Outcome {}

    record LicenseTaken() implements Outcome {}

    record EmailTaken() implements Outcome {}

    record Unacceptable(String field, String reason) implements Outcome {}

    /** The client has not seen what it wants to edit. */
    record NotSeen(Problem problem) implements Outcome {}

    /** There is nothing left to change. */
    record Erased() implements Outcome {}

    record HasRentals() implements Outcome {}

    record HasBalance() implements Outcome {}
}
