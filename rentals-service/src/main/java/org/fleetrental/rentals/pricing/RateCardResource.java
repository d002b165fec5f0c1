package org.fleetrental.rentals.pricing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.fleetrental.http.Problem;
import org.fleetrental.rentals.vehicle.VehicleClass;

@Path("/v1/rate-cards")
@Consumes(MediaType.APPLICATION_JSON)
class RateCardResource {

    /** There are six classes, so this is all there is: no pages. */
    record Cards(@NotNull @Size(min = 1, max = 6) List<@Valid @NotNull RateCardView> items) {

        static Cards of(List<RateCard> cards) {
            return new Cards(cards.stream().map(RateCardView::of).toList());
        }
    }

    private final RateCards rateCards;

    RateCardResource(RateCards rateCards) {
        this.rateCards = rateCards;
    }

    @GET
    @RolesAllowed("fleet-manager")
    public Cards list() {
        return Cards.of(rateCards.all());
    }

    @PUT
    @RolesAllowed("fleet-manager")
    public Response replace(@Valid @NotNull Cards cards) {
        Map<VehicleClass, Terms> terms = new EnumMap<>(VehicleClass.class);
        for (int i = 0; i < cards.items().size(); i++) {
            var card = cards.items().get(i);
            var unacceptable = card.unacceptableAmount();
            if (unacceptable.isPresent()) {
                return Problem.invalid(
                                "items[%d].%s".formatted(i, unacceptable.get().field()),
                                unacceptable.get().reason())
                        .response();
            }
            if (terms.put(card.vehicleClass(), card.terms()) != null) {
                return Problem.invalid("items[%d].vehicleClass".formatted(i), "there is another card of this class")
                        .response();
            }
        }
        return Response.ok(Cards.of(rateCards.replace(terms))).build();
    }
}
