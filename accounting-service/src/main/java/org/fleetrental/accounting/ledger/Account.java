package org.fleetrental.accounting.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

/** A row of the chart of accounts. */
@Entity
@Immutable
public class Account {

    public enum Type {
        ASSET,
        LIABILITY,
        EQUITY,
        REVENUE,
        EXPENSE;

        /** Whether a balance of this type is usually on the debit side. */
        public boolean isDebit() {
            return switch (this) {
                case ASSET, EXPENSE -> true;
                case LIABILITY, EQUITY, REVENUE -> false;
            };
        }
    }

    @Id
    private String code;

    private String name;

    @Enumerated(EnumType.STRING)
    private Type type;

    protected Account() {}

    public LedgerAccount account() {
        return LedgerAccount.of(code);
    }

    public String name() {
        return name;
    }

    public Type type() {
        return type;
    }
}
