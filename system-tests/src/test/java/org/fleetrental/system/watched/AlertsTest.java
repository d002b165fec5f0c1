package org.fleetrental.system.watched;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.fleetrental.local.cli.Fleet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;

/** Whoever is woken by an alert finds out what it means and what to do; and it was seen to fire and to be silent. */
class AlertsTest {

    private static final String RUNBOOKS = "docs/runbooks.md";
    private static final List<String> PARTS = List.of("Meaning", "Impact", "See", "Do", "Escalate");
    private static final Map<String, JsonNode> TESTS = Observability.files("tests");
    private static final Pattern COMMAND = Pattern.compile("\\./fleet ([a-z]+)");

    static List<Alert> alerts() {
        return Observability.alerts();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertSaysHowUrgentItIsAndWhatItHasSeen(Alert alert) {
        assertThat(alert.severity()).isIn("page", "ticket");
        assertThat(alert.summary()).isNotBlank();
        assertThat(alert.description()).contains("$value");
        assertThat(alert.runbook()).isEqualTo(RUNBOOKS + "#" + alert.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertHasASectionOfTheRunbook(Alert alert) {
        var section = section(alert.name());

        for (var part : PARTS) {
            assertThat(section).contains("- **" + part + ":** ");
        }
        assertThat(section).contains("./fleet ");
    }

    @Test
    void theRunbookHasNoSectionForAnAlertThatThereIsNot() {
        var sections = Pattern.compile("^## (.+)$", Pattern.MULTILINE)
                .matcher(Observability.text(RUNBOOKS))
                .results()
                .map(found -> found.group(1));

        assertThat(sections)
                .containsExactlyInAnyOrderElementsOf(
                        alerts().stream().map(Alert::name).toList());
    }

    @Test
    void theRunbookNamesNoCommandThatThereIsNot() {
        var commands = Arrays.stream(Fleet.class.getAnnotation(Command.class).subcommands())
                .map(command -> command.getAnnotation(Command.class).name())
                .toList();
        var named = COMMAND.matcher(Observability.text(RUNBOOKS)).results().map(found -> found.group(1));

        assertThat(named).isNotEmpty().isSubsetOf(commands);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertHasACaseInWhichItFiresAndOneInWhichItIsSilent(Alert alert) {
        var fires = new TreeSet<Boolean>();
        TESTS.get(alert.file())
                .path("tests")
                .forEach(test -> test.path("alert_rule_test").forEach(asked -> {
                    if (asked.path("alertname").asText().equals(alert.name())) {
                        fires.add(!asked.path("exp_alerts").isEmpty());
                    }
                }));

        assertThat(fires).containsExactly(false, true);
    }

    private static String section(String name) {
        var parts = Observability.text(RUNBOOKS).split("\n## " + name + "\n", -1);
        assertThat(parts).as("sections of " + name).hasSize(2);
        return parts[1].split("\n#+ ", 2)[0];
    }
}
