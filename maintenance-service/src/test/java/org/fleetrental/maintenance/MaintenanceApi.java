package org.fleetrental.maintenance;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.testkit.Tokens;
import org.jspecify.annotations.Nullable;

/** The service's API, as its clients use it. */
public final class MaintenanceApi {

    public static final String JOBS = "/v1/maintenance-jobs";
    public static final String PLANS = "/v1/maintenance-plans";

    private MaintenanceApi() {}

    public static RequestSpecification as(String role) {
        return given().header("Authorization", Tokens.bearer(role)).contentType(ContentType.JSON);
    }

    /** What a client sends to schedule a repair of two hours. */
    public static Map<String, Object> repair(UUID vehicle) {
        return new HashMap<>(Map.of(
                "vehicleId", vehicle,
                "type", "REPAIR",
                "startsAt", "2026-04-01T08:00:00Z",
                "endsAt", "2026-04-01T10:00:00Z"));
    }

    public static ValidatableResponse schedule(Map<String, ?> job) {
        return schedule(job, UUID.randomUUID().toString());
    }

    public static ValidatableResponse schedule(Map<String, ?> job, String key) {
        return as("mechanic")
                .header("Idempotency-Key", key)
                .body(job)
                .post(JOBS)
                .then();
    }

    public static UUID scheduled(UUID vehicle) {
        return UUID.fromString(
                schedule(repair(vehicle)).statusCode(201).extract().path("id"));
    }

    public static ValidatableResponse start(UUID job) {
        return as("mechanic").post(JOBS + "/" + job + "/start").then();
    }

    public static ValidatableResponse reschedule(UUID job, @Nullable String startsAt, @Nullable String endsAt) {
        var window = new HashMap<String, Object>();
        window.put("startsAt", startsAt);
        window.put("endsAt", endsAt);
        return as("mechanic")
                .body(window)
                .post(JOBS + "/" + job + "/reschedule")
                .then();
    }

    public static ValidatableResponse cancel(UUID job) {
        return as("mechanic")
                .body(Map.of("reason", "not needed"))
                .post(JOBS + "/" + job + "/cancel")
                .then();
    }

    public static ValidatableResponse complete(UUID job) {
        return complete(job, work());
    }

    public static ValidatableResponse complete(UUID job, Map<String, ?> work) {
        return as("mechanic").body(work).post(JOBS + "/" + job + "/complete").then();
    }

    /** 120.00 EUR of labour, and parts for 4 x 25.50 + 9.99 EUR: 231.99 EUR. */
    public static Map<String, Object> work() {
        return new HashMap<>(Map.of(
                "odometerKm",
                5_000,
                "laborCost",
                eur(12_000),
                "parts",
                List.of(part("Q-100", 4, eur(2_550)), part("F-7", 1, eur(999))),
                "notes",
                "Brakes like new"));
    }

    public static Map<String, Object> part(String number, Object quantity, Map<String, ?> unitCost) {
        return Map.of("partNumber", number, "description", "a part", "quantity", quantity, "unitCost", unitCost);
    }

    public static Map<String, Object> eur(Object amountMinor) {
        return Map.of("amountMinor", amountMinor, "currency", "EUR");
    }

    public static ValidatableResponse plan(Map<String, ?> plan) {
        return as("fleet-manager").body(plan).post(PLANS).then();
    }

    public static UUID planned(Map<String, ?> plan) {
        return UUID.fromString(plan(plan).statusCode(201).extract().path("id"));
    }

    /** A repair that is done, for these plans. */
    public static UUID done(UUID vehicle, int odometerKm, List<UUID> planIds) {
        var job = scheduled(vehicle);
        start(job).statusCode(200);
        var work = work();
        work.put("odometerKm", odometerKm);
        work.put("planIds", planIds);
        complete(job, work).statusCode(200);
        return job;
    }

    public static ValidatableResponse job(UUID job) {
        return as("agent").get(JOBS + "/" + job).then();
    }
}
