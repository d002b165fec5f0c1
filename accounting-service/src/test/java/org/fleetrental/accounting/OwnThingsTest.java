package org.fleetrental.accounting;

import static org.fleetrental.accounting.AccountingApi.charges;
import static org.fleetrental.accounting.AccountingApi.paid;
import static org.fleetrental.accounting.AccountingApi.refund;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.fleetrental.testkit.OwnThingsRules;

@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class OwnThingsTest extends OwnThingsRules {

    @Inject
    MessagingKit events;

    @Override
    protected Owner owner() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        String charge = charges(rental.id).extract().path("items[0].id");
        var payment = paid(rental.id, 5_000);
        String refund = refund(payment, 200, "EUR").statusCode(201).extract().path("id");
        return new Owner(
                rental.customerId,
                Map.of(
                        "/v1/customers/{customerId}",
                        rental.customerId,
                        "/v1/invoices/{rentalId}",
                        rental.id,
                        "/v1/charges/{id}",
                        UUID.fromString(charge),
                        "/v1/payments/{id}",
                        UUID.fromString(payment),
                        "/v1/payments/{id}/refunds/{refundId}",
                        UUID.fromString(refund),
                        "?rentalId",
                        rental.id));
    }

    @Override
    protected Set<String> ofNobody() {
        return Set.of();
    }
}
