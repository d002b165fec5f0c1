package org.fleetrental.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What those who play a season know and share: the APIs, chance, what is to come, and what they have done so far. */
final class Company {

    private static final String CURRENCY = "EUR";

    final Api api;
    final Chance chance;
    final Timeline timeline;
    final Notebook notebook = new Notebook();
    final List<String> customers = new ArrayList<>();

    private final Map<String, Integer> odometers = new ConcurrentHashMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    Company(Api api, Chance chance, Timeline timeline) {
        this.api = api;
        this.chance = chance;
        this.timeline = timeline;
    }

    static Map<String, Object> money(long amountMinor) {
        return Map.of("amountMinor", amountMinor, "currency", CURRENCY);
    }

    static long minor(JsonNode node, String field) {
        return node.path(field).path("amountMinor").asLong();
    }

    /** As soon as the books have it. */
    JsonNode invoice(String rental) throws IOException {
        return api.await("accounting", "/v1/invoices/" + rental);
    }

    /**
     * A call that has to succeed.
     *
     * @throws IOException if it is refused
     */
    JsonNode done(String what, String service, String path, Map<String, ?> body) throws IOException {
        var call = api.post(what, service, path, body);
        if (!call.succeeded()) {
            throw new IOException("%s was refused with %d: %s".formatted(what, call.status(), call.body()));
        }
        count(what);
        return call.body();
    }

    /** A call that may be refused because something is in the way (409); any other refusal is a failure. */
    Call tried(String what, String service, String path, Map<String, ?> body) throws IOException {
        var call = api.post(what, service, path, body);
        if (!call.succeeded() && call.status() != 409) {
            throw new IOException("%s was refused with %d: %s".formatted(what, call.status(), call.body()));
        }
        count(call.succeeded() ? what : what + ": refused, " + problem(call));
        return call;
    }

    private static String problem(Call call) {
        var type = call.body().path("type").asText();
        return type.substring(type.lastIndexOf(':') + 1);
    }

    void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    /** How often each thing was done, by its name. */
    Map<String, Integer> counts() {
        return counts;
    }

    void bought(String vehicle, int odometerKm) {
        odometers.put(vehicle, odometerKm);
    }

    List<String> vehicles() {
        return odometers.keySet().stream().sorted().toList();
    }

    int odometer(String vehicle) {
        return odometers.getOrDefault(vehicle, 0);
    }

    /** @return the odometer then */
    int drive(String vehicle, int km) {
        return odometers.merge(vehicle, km, Integer::sum);
    }

    void plan(Instant at, Timeline.Step step) {
        timeline.plan(at, step);
    }
}
