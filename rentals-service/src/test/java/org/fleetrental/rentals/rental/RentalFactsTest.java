package org.fleetrental.rentals.rental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.rentals.RentalsApi.activate;
import static org.fleetrental.rentals.RentalsApi.as;
import static org.fleetrental.rentals.RentalsApi.cancel;
import static org.fleetrental.rentals.RentalsApi.complete;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.extend;
import static org.fleetrental.rentals.RentalsApi.follow;
import static org.fleetrental.rentals.RentalsApi.reserved;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fleetrental.rentals.FleetVehicles;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RentalFactsTest {

    @Inject
    FleetVehicles fleet;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void aFactSaysWhatIsTrueOfTheRental() {
        var begin = Instant.now();
        var vehicle = fleet.vehicle();
        var id = reserved(vehicle, Instant.now(), day(2));
        activate(id, 10).statusCode(200);
        complete(id, 1_000).statusCode(200);

        var fact = "items.find { it.rentalId == '%s' }".formatted(id);
        var facts = facts("updatedSince=%s&limit=200".formatted(begin))
                .statusCode(200)
                .body(fact + ".vehicleId", equalTo(vehicle.toString()))
                .body(fact + ".state", equalTo("COMPLETED"))
                .body(fact + ".version", is(3))
                .body(fact + ".currency", equalTo("EUR"))
                .body(fact + ".lines.kind", contains("RENTAL", "DISTANCE_FEE"))
                .body(fact + ".total.net.amountMinor", is(11_000 + 490 * 25))
                .body(fact + ".total.tax.amountMinor", is(2_090 + 2_328))
                .body(fact + ".total.gross.amountMinor", is(23_250 + 4_418))
                .body(fact + ".completedAt", notNullValue())
                .body(fact + ".reservedAt", notNullValue());
        assertThat(Instant.parse(facts.extract().path(fact + ".updatedAt"))).isAfter(begin);
        as("mechanic").get("/v1/rentals/facts").then().statusCode(403);
        as("agent").get("/v1/rentals/facts").then().statusCode(200);
    }

    @Test
    void aReaderFindsEachRentalOnceInTheOrderOfTheirChanges() {
        var begin = Instant.now();
        var first = reserved(fleet.vehicle(), day(1), day(2));
        var second = reserved(fleet.vehicle(), day(1), day(2));
        var third = reserved(fleet.vehicle(), day(1), day(2));
        extend(first, day(3)).statusCode(200);

        var read = new ArrayList<String>();
        var times = new ArrayList<String>();
        var path = "/v1/rentals/facts?limit=1&updatedSince=" + begin;
        for (int parts = 0; path != null && parts < 100; parts++) {
            var part = follow(path).extract().jsonPath();
            read.addAll(part.getList("items.rentalId"));
            times.addAll(part.getList("items.updatedAt"));
            path = part.getString("next");
        }
        assertThat(path).isNull();
        assertThat(read).containsSubsequence(second.toString(), third.toString(), first.toString());
        assertThat(read).doesNotHaveDuplicates();
        assertThat(times.stream().map(Instant::parse)).isSorted();
    }

    /** The transaction took its time before the reader came, and commits after. */
    @Test
    void whatIsCommittedLateIsFoundTheNextTime() throws SQLException {
        var late = reserved(fleet.vehicle(), day(1), day(2));
        var begin = Instant.now();
        JsonPath part;
        try (var slow = dataSource.getConnection();
                var update = slow.prepareStatement("update rental set updated_at = ?, version = 2 where id = ?")) {
            slow.setAutoCommit(false);
            update.setObject(1, begin.atOffset(ZoneOffset.UTC));
            update.setObject(2, late);
            update.executeUpdate();
            cancel(reserved(fleet.vehicle(), day(1), day(2))).statusCode(200);
            part = readToTheEnd(begin);
            assertThat(part.getList("items.rentalId")).doesNotContain(late.toString());
            slow.commit();
            slow.setAutoCommit(true);
        }
        var again = Instant.parse(part.getString("nextUpdatedSince"));
        assertThat(again).isBefore(Instant.now().minus(Duration.ofMinutes(4)));
        var found = new ArrayList<String>();
        var path = "/v1/rentals/facts?limit=200&updatedSince=" + again;
        for (int parts = 0; path != null && parts < 100; parts++) {
            var next = follow(path).extract().jsonPath();
            found.addAll(next.getList("items.rentalId"));
            path = next.getString("next");
        }
        assertThat(found).contains(late.toString());
    }

    private static JsonPath readToTheEnd(Instant since) {
        var part = facts("limit=200&updatedSince=" + since).extract().jsonPath();
        for (int parts = 0; part.getString("next") != null && parts < 100; parts++) {
            part = follow(part.getString("next")).extract().jsonPath();
        }
        return part;
    }

    @Test
    void whoIsUpToDateIsToldFromWhenToReadOn() {
        var longAgo = Instant.parse("2020-01-01T00:00:00Z");
        var future = Instant.now().plus(Duration.ofHours(1));
        var part = facts("updatedSince=" + future)
                .statusCode(200)
                .body("items.size()", is(0))
                .body("next", nullValue());
        assertThat(Instant.parse(part.extract().path("nextUpdatedSince"))).isBetween(longAgo, Instant.now());
    }

    @Test
    void aPositionThatIsNoneIsRefusedByName() {
        for (var query : List.of("cursor=x", "cursor=" + UUID.randomUUID(), "cursor=%25%25")) {
            facts(query).statusCode(400).body("errors.field", contains("cursor"));
        }
        facts("limit=0").statusCode(400).body("errors.field", contains("limit"));
        facts("updatedSince=now").statusCode(400).body("errors.field", contains("updatedSince"));
        facts("updatedSince=-1000000000-01-01T00:00:00Z")
                .statusCode(400)
                .body("errors.field", contains("updatedSince"));
    }

    @Test
    void rentalsAreFoundByTheirMarkAndAsAFile() {
        var vehicle = fleet.vehicle();
        var id = reserved(vehicle, day(1), day(2));
        var list = "/v1/rentals?vehicleId=" + vehicle;
        as("agent").get(list + "&needsReassignment=false").then().body("items.id", contains(id.toString()));
        as("agent").get(list + "&needsReassignment=true").then().body("items.size()", is(0));
        as("agent")
                .get(list + "&needsReassignment=maybe")
                .then()
                .statusCode(400)
                .body("errors.field", contains("needsReassignment"));
        as("agent").get(list + "&state=NO_SHOW").then().body("items.size()", is(0));

        var second = reserved(vehicle, day(3), day(4));
        var file = as("accountant")
                .accept("text/csv")
                .get(list + "&limit=1")
                .then()
                .statusCode(200)
                .extract();
        assertThat(file.contentType()).startsWith("text/csv");
        assertThat(file.asString().lines().toList().get(1))
                .startsWith(id + ",")
                .contains(",RESERVED,")
                .contains(",EUR,5500,1045,6545,UNPAID,0,0");
        var next = file.header("Link").replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
        assertThat(as("accountant")
                        .accept("text/csv")
                        .get(next)
                        .then()
                        .extract()
                        .asString()
                        .lines()
                        .toList()
                        .get(1))
                .startsWith(second + ",");
        as("agent").accept("*/*").get(list).then().contentType("application/json");
        as("agent").accept("text/csv").get("/v1/rentals?limit=0").then().statusCode(400);
    }

    private static ValidatableResponse facts(String query) {
        return as("accountant")
                .urlEncodingEnabled(false)
                .get("/v1/rentals/facts?" + query)
                .then();
    }
}
