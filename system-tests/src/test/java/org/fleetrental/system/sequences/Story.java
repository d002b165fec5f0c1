package org.fleetrental.system.sequences;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.fleetrental.system.sequences.Clerk.Entered;
import org.fleetrental.system.sequences.Step.Command;

/** One sequence as it goes by, and how one would tell it. */
final class Story {

    private static final int ROUNDS_MAX = 100;

    private final Company company;
    private final Clerk clerk;
    private final Postman postman;
    private final Passing time;
    private final Tally tally;
    private final List<String> lines = new ArrayList<>();
    private final Map<Entered, Long> known = new HashMap<>();

    Story(Company company, Clerk clerk, Postman postman, Passing time, Tally tally) {
        this.company = company;
        this.clerk = clerk;
        this.postman = postman;
        this.time = time;
        this.tally = tally;
    }

    void play(Sequence sequence) {
        perform(new Command(Act.REGISTER_VEHICLE, 0, 0));
        deliverAll(0);
        lines.add("(everybody knows the vehicle)");
        sequence.steps().forEach(this::take);
        deliverAll(sequence.shuffle());
    }

    Company company() {
        return company;
    }

    /** What was entered by hand, and the version of its rental that accounting knew of then. */
    Map<Entered, Long> known() {
        return known;
    }

    List<Entered> entered() {
        return clerk.entered();
    }

    private void take(Step step) {
        switch (step) {
            case Command command -> perform(command);
            case Step.Delivery(var picks) ->
                picks.forEach(pick -> Company.one(postman.held().reversed(), pick.letter())
                        .ifPresent(letter -> deliver(letter, pick.copies())));
            case Step.Mailbag(var service) ->
                postman.held().stream()
                        .filter(letter -> letter.to().process().equals(service))
                        .forEach(letter -> deliver(letter, 1));
            case Step.Again(var number) ->
                Company.one(postman.delivered(), number).ifPresent(letter -> deliver(letter, 1));
        }
    }

    private void perform(Command command) {
        postman.collect();
        if (command.act() == Act.TIME_PASSES) {
            var hours = 6 * (command.much() + 1);
            time.by(Duration.ofHours(hours));
            lines.add(hours + " hours pass");
            return;
        }
        int before = clerk.entered().size();
        var answer = isForTheBooks(command.act()) ? clerk.perform(command) : company.perform(command);
        if (answer.isEmpty()) {
            return;
        }
        int status = answer.get().status();
        tally.command(command.act(), status);
        lines.add("%s -> %d%s"
                .formatted(
                        command, status, status < 300 ? "" : " " + answer.get().at("/type")));
        if (status >= 500) {
            throw new AssertionError("Answered " + answer.get());
        }
        if (clerk.entered().size() > before) {
            var entry = clerk.entered().getLast();
            known.put(entry, postman.known("accounting", entry.rental(), "fleet.rentals"));
        }
        postman.collect();
    }

    private static boolean isForTheBooks(Act act) {
        return switch (act) {
            case PAY, REFUND, CHARGE, REVERSE_CHARGE -> true;
            default -> false;
        };
    }

    private void deliver(Letter letter, int copies) {
        postman.deliver(letter, copies);
        lines.add("    %s gets %s%s"
                .formatted(letter.to().process(), name(letter.event()), copies == 1 ? "" : ", " + copies + " times"));
    }

    private String name(Event event) {
        return "%s, version %d of %s".formatted(event.type(), event.version(), name(event.aggregateId()));
    }

    private String name(UUID id) {
        return numbered("vehicle", company.vehicles(), id)
                + numbered("rental", company.rentals(), id)
                + numbered("job", company.jobs(), id);
    }

    private static String numbered(String kind, List<UUID> all, UUID id) {
        int place = all.indexOf(id);
        return place < 0 ? "" : kind + " " + (place + 1);
    }

    /** Until nothing is held, and nothing comes of it any more. */
    private void deliverAll(int shuffle) {
        var random = new Random(shuffle);
        postman.collect();
        for (int round = 0; !postman.held().isEmpty(); round++) {
            if (round == ROUNDS_MAX) {
                throw new AssertionError("They tell each other the same without end: " + postman.held());
            }
            var letters = new ArrayList<>(postman.held());
            if (shuffle != 0) {
                Collections.shuffle(letters, random);
            }
            letters.forEach(letter -> deliver(letter, shuffle != 0 && random.nextInt(4) == 0 ? 2 : 1));
            postman.collect();
        }
    }

    @Override
    public String toString() {
        return String.join(String.format(Locale.ROOT, "%n"), lines);
    }
}
