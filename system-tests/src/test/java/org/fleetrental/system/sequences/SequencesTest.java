package org.fleetrental.system.sequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * For any sequence of commands, under any order and repetition of what the services tell each other: no vehicle is
 * booked twice, the books balance and say what is owed, every state was reached legally, and the ledger is that of the
 * ideal order.
 */
class SequencesTest {

    private static World world;

    @Property(edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(OnDemand.class)
    void thePromisesHoldInAnyOrder(@ForAll("sequences") Sequence sequence) {
        world.live(sequence);
    }

    @BeforeContainer
    static void begin() {
        if (OnDemand.isAsked()) {
            world = new World();
        }
    }

    @AfterContainer
    static void tell() {
        if (world != null) {
            System.out.println(world.tally());
            try (var ended = world) {
                assertThat(ended.rebuildDifferences()).isEmpty();
            }
        }
    }

    @Provide
    static Arbitrary<Sequence> sequences() {
        return Combinators.combine(
                        scenes().list().ofMinSize(5).ofMaxSize(45).withSizeDistribution(RandomDistribution.uniform()),
                        Arbitraries.integers().between(0, 1_000_000))
                .as((scenes, shuffle) ->
                        new Sequence(scenes.stream().flatMap(List::stream).toList(), shuffle));
    }

    /** Mostly one step, which may fit what there is or not; now and then the usual course, or the beginning of it. */
    private static Arbitrary<List<Step>> scenes() {
        return Arbitraries.frequencyOf(
                Tuple.of(20, steps().map(List::of)),
                Tuple.of(3, usualCourse(Act.RESERVE, Act.ACTIVATE, Act.TIME_PASSES, Act.COMPLETE, Act.PAY)),
                Tuple.of(1, usualCourse(Act.SCHEDULE_JOB, Act.START_JOB, Act.TIME_PASSES, Act.COMPLETE_JOB)));
    }

    /** With the newest of its kind, which begins now. */
    private static Arbitrary<List<Step>> usualCourse(Act... acts) {
        var beginning = numbers(3).map(vehicle -> new Step.Command(acts[0], vehicle, 0));
        var followed = Arbitraries.integers().between(1, acts.length - 1);
        return Combinators.combine(beginning, followed, numbers(9).list().ofSize(acts.length))
                .as((first, length, muches) -> Stream.concat(
                                Stream.of(first),
                                IntStream.rangeClosed(1, length)
                                        .mapToObj(place -> new Step.Command(acts[place], 0, muches.get(place))))
                        .map(command -> (Step) command)
                        .toList());
    }

    private static Arbitrary<Step> steps() {
        return Arbitraries.frequencyOf(
                Tuple.of(12, commands().map(command -> (Step) command)),
                Tuple.of(4, deliveries()),
                Tuple.of(
                        3,
                        Arbitraries.of("rentals", "accounting", "fleet", "maintenance")
                                .map(Step.Mailbag::new)),
                Tuple.of(1, numbers(40).map(Step.Again::new)));
    }

    private static Arbitrary<Step.Command> commands() {
        var acts = Arbitraries.frequency(
                Tuple.of(8, Act.RESERVE),
                Tuple.of(6, Act.ACTIVATE),
                Tuple.of(6, Act.COMPLETE),
                Tuple.of(6, Act.PAY),
                Tuple.of(3, Act.EXTEND),
                Tuple.of(3, Act.CANCEL),
                Tuple.of(3, Act.REFUND),
                Tuple.of(3, Act.CHARGE),
                Tuple.of(3, Act.REVERSE_CHARGE),
                Tuple.of(3, Act.SCHEDULE_JOB),
                Tuple.of(3, Act.START_JOB),
                Tuple.of(3, Act.COMPLETE_JOB),
                Tuple.of(3, Act.TIME_PASSES),
                Tuple.of(2, Act.REGISTER_VEHICLE),
                Tuple.of(2, Act.REASSIGN),
                Tuple.of(2, Act.NO_SHOW),
                Tuple.of(2, Act.DAMAGE_FOUND),
                Tuple.of(2, Act.CANCEL_JOB),
                Tuple.of(2, Act.READ_ODOMETER),
                Tuple.of(1, Act.DECOMMISSION));
        return Combinators.combine(acts, numbers(3), numbers(9)).as(Step.Command::new);
    }

    private static Arbitrary<Step> deliveries() {
        var picks = Combinators.combine(
                        numbers(12), Arbitraries.frequency(Tuple.of(4, 1), Tuple.of(1, 2), Tuple.of(1, 3)))
                .as(Step.Pick::new);
        return picks.list().ofMinSize(1).ofMaxSize(8).map((List<Step.Pick> list) -> new Step.Delivery(list));
    }

    private static Arbitrary<Integer> numbers(int largest) {
        return Arbitraries.integers().between(0, largest).withDistribution(RandomDistribution.uniform());
    }
}
