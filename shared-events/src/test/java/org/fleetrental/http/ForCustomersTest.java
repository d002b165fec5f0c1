package org.fleetrental.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.testkit.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ForCustomersTest {

    private static final UUID ANNE = UUID.randomUUID();
    private static final UUID BEN = UUID.randomUUID();
    private static final UUID ANNES_BOAT = UUID.randomUUID();

    @ApplicationScoped
    static class Boats implements Owned {

        @Override
        public String kind() {
            return "boat";
        }

        @Override
        public Optional<UUID> ownerOf(UUID id) {
            return id.equals(ANNES_BOAT) ? Optional.of(ANNE) : Optional.empty();
        }
    }

    @Path("/v1/boats")
    @Consumes(MediaType.APPLICATION_JSON)
    static class BoatResource {

        record Trip(@NotNull UUID customerId, @Min(1) int days) implements OfCustomer {}

        @GET
        @Path("{id}")
        @RolesAllowed({"agent", "customer"})
        @ForCustomers(Boats.class)
        public Map<String, UUID> get(UUID id) {
            return Map.of("id", id);
        }

        @GET
        @RolesAllowed({"agent", "customer"})
        @ForCustomers
        public Map<String, String> list(@QueryParam("customerId") @Nullable UUID customerId) {
            return customerId == null ? Map.of() : Map.of("asked", customerId.toString());
        }

        @POST
        @RolesAllowed({"agent", "customer"})
        @ForCustomers
        public Trip book(@Valid @NotNull Trip trip) {
            return trip;
        }

        @GET
        @Path("forgotten")
        @RolesAllowed({"agent", "customer"})
        public List<UUID> forgotten() {
            return List.of(ANNES_BOAT);
        }
    }

    @Test
    void aCustomerMeetsTheirOwnAndOurPeopleMeetAll() {
        get(Tokens.bearerOfCustomer(ANNE), "/" + ANNES_BOAT).statusCode(200);
        get(Tokens.bearer("agent"), "/" + ANNES_BOAT).statusCode(200);
    }

    @Test
    void whatIsAnothersAndWhatDoesNotExistAreTheSame() {
        var nowhere = UUID.randomUUID();
        for (var id : List.of(ANNES_BOAT, nowhere)) {
            get(Tokens.bearerOfCustomer(BEN), "/" + id)
                    .statusCode(404)
                    .body("detail", equalTo("There is no boat " + id));
        }
    }

    @Test
    void aListIsAskedForTheCustomersOwn() {
        get(Tokens.bearerOfCustomer(BEN), "").statusCode(200).body("asked", equalTo(BEN.toString()));
        get(Tokens.bearerOfCustomer(BEN), "?customerId=" + BEN).statusCode(200);
        get(Tokens.bearerOfCustomer(BEN), "?customerId=" + ANNE).statusCode(404);
        get(Tokens.bearer("agent"), "").statusCode(200).body("asked", nullValue());
        get(Tokens.bearer("agent"), "?customerId=" + ANNE).statusCode(200).body("asked", equalTo(ANNE.toString()));
    }

    @Test
    void aBodyIsAboutNobodyElse() {
        book(Tokens.bearerOfCustomer(ANNE), ANNE, 1).statusCode(200);
        book(Tokens.bearer("agent"), ANNE, 1).statusCode(200);
        book(Tokens.bearerOfCustomer(BEN), ANNE, 1)
                .statusCode(422)
                .body("errors[0].field", equalTo("customerId"))
                .body("errors[0].reason", equalTo("there is no such customer"));
        // Whose it is comes first: what else is wrong would tell that there is somebody.
        book(Tokens.bearerOfCustomer(BEN), ANNE, 0).statusCode(422).body("errors[0].field", equalTo("customerId"));
        book(Tokens.bearerOfCustomer(ANNE), ANNE, 0).statusCode(422).body("errors[0].field", equalTo("days"));
    }

    @Test
    void aMethodThatForgetsToSayWhoseThingsAreMeantIsNotForCustomers() {
        get(Tokens.bearer("agent"), "/forgotten").statusCode(200);
        get(Tokens.bearerOfCustomer(ANNE), "/forgotten").statusCode(403);
    }

    private static ValidatableResponse get(String token, String rest) {
        return given().header("Authorization", token).get("/v1/boats" + rest).then();
    }

    private static ValidatableResponse book(String token, UUID customer, int days) {
        return given().header("Authorization", token)
                .contentType("application/json")
                .body(Map.of("customerId", customer, "days", days))
                .post("/v1/boats")
                .then();
    }
}
