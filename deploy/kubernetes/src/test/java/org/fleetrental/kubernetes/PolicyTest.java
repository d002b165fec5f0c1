package org.fleetrental.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule holds in the overlays, and finds the violation that is planted for it. */
class PolicyTest {

    private static final List<Rule> RULES = Stream.of(
                    PodRules.all(),
                    NetworkRules.all(),
                    RolloutRules.all(),
                    ReplicaRules.all(),
                    KafkaRules.all(),
                    KafkaRightsRules.all(),
                    PostgresRules.all(),
                    ReferenceRules.all())
            .flatMap(List::stream)
            .toList();

    private final Map<String, Rendered> rendered =
            Rendered.OVERLAYS.stream().collect(Collectors.toMap(Function.identity(), Rendered::overlay));

    @TestFactory
    Stream<DynamicTest> holds() {
        return RULES.stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.name(),
                        () -> rule.overlays()
                                .forEach(overlay -> assertThat(rule.violations().apply(rendered.get(overlay)))
                                        .as(overlay + ": " + rule.name() + "; otherwise " + rule.reason())
                                        .isEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> findsWhatBreaksIt() {
        return RULES.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> {
                    var broken = rendered.get(rule.overlays().getLast()).copy();
                    rule.violation().accept(broken);
                    assertThat(rule.violations().apply(broken)).as(rule.name()).isNotEmpty();
                }));
    }

    @Test
    void noRuleIsThereTwice() {
        assertThat(RULES).extracting(Rule::name).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(25);
        assertThat(RULES).extracting(Rule::reason).doesNotHaveDuplicates();
    }
}
