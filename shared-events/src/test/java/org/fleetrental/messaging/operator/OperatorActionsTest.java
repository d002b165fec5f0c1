package org.fleetrental.messaging.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OperatorActionsTest {

    @Inject
    OperatorActions actions;

    @Inject
    Sql sql;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update operator_actions set actor = 'nobody'",
                "delete from operator_actions",
                "truncate operator_actions"
            })
    void theRecordIsNeverChanged(String statement) {
        var id = Ids.next();
        add(id);

        assertThatThrownBy(() -> sql.update("testing", statement)).hasMessageContaining("operator_actions");

        assertThat(actions.list("ann", id, null, 10)).hasSize(1);
    }

    @Test
    void anActionThatIsRolledBackIsNotRecorded() {
        var id = Ids.next();
        QuarkusTransaction.begin();
        add(id);
        QuarkusTransaction.rollback();

        assertThat(actions.list(null, id, null, 10)).isEmpty();
    }

    private void add(UUID id) {
        actions.add("ann", OperatorActions.Action.DISCARD, OperatorActions.Subject.DEAD_LETTER, id, Map.of());
    }
}
