package org.fleetrental.local.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where vehicles are repaired, and looked after before they need it. */
final class Garage {

    private static final int PLACES_A_DAY = 8;
    private static final int TRIES = 10;

    private final Company company;
    private final Set<String> inHand = new HashSet<>();

    Garage(Company company) {
        this.company = company;
    }

    void plan() throws IOException {
        for (var vehicleClass : List.of("ECONOMY", "COMPACT", "STANDARD", "SUV", "LUXURY", "VAN")) {
            company.done(
                    "maintenance plan",
                    "maintenance",
                    "/v1/maintenance-plans",
                    Map.of("vehicleClass", vehicleClass, "type", "PREVENTIVE", "everyKm", 15_000, "everyDays", 365));
        }
    }

    /** What falls due soon is done in a few days. */
    void lookAhead(Instant now) throws IOException {
        var due = company.api.get("maintenance", "/v1/maintenance-due?withinKm=500&withinDays=7&limit=" + PLACES_A_DAY);
        for (var item : due.path("items")) {
            var vehicle = item.path("vehicleId").asText();
            if (inHand.add(vehicle)) {
                var begins = now.plus(company.chance.between(24, 96), ChronoUnit.HOURS);
                schedule(vehicle, "PREVENTIVE", List.of(item.path("planId").asText()), begins, Duration.ofHours(6));
            }
        }
    }

    void repair(String vehicle, Instant now) throws IOException {
        schedule(vehicle, "REPAIR", List.of(), now.plus(1, ChronoUnit.HOURS), Duration.ofHours(36));
    }

    private void schedule(String vehicle, String type, List<String> plans, Instant begins, Duration length)
            throws IOException {
        var job = company.done(
                "schedule " + type,
                "maintenance",
                "/v1/maintenance-jobs",
                Map.of(
                        "vehicleId",
                        vehicle,
                        "type",
                        type,
                        "startsAt",
                        begins.toString(),
                        "endsAt",
                        begins.plus(length).toString()));
        var id = job.path("id").asText();
        company.plan(begins, at -> start(id, vehicle, plans, at, length, TRIES));
    }

    /** While the vehicle is out the job has to wait. */
    private void start(String job, String vehicle, List<String> plans, Instant now, Duration length, int tries)
            throws IOException {
        if (company.tried("start job", "maintenance", path(job, "start"), Map.of())
                .succeeded()) {
            company.plan(now.plus(length), at -> complete(job, vehicle, plans));
        } else if (tries > 0) {
            company.plan(now.plus(12, ChronoUnit.HOURS), at -> start(job, vehicle, plans, at, length, tries - 1));
        } else {
            company.done(
                    "cancel job", "maintenance", path(job, "cancel"), Map.of("reason", "The vehicle is never here"));
            inHand.remove(vehicle);
        }
    }

    private void complete(String job, String vehicle, List<String> plans) throws IOException {
        var chance = company.chance;
        var parts = Map.of(
                "partNumber", "P-%04d".formatted(chance.between(1, 400)),
                "description", "Part",
                "quantity", chance.between(1, 4),
                "unitCost", Company.money(chance.between(500, 20_000)));
        company.done(
                "complete job",
                "maintenance",
                path(job, "complete"),
                Map.of(
                        "odometerKm", company.odometer(vehicle),
                        "laborCost", Company.money(chance.between(4_000, 60_000)),
                        "parts", List.of(parts),
                        "planIds", plans));
        inHand.remove(vehicle);
    }

    private static String path(String job, String action) {
        return "/v1/maintenance-jobs/" + job + "/" + action;
    }
}
