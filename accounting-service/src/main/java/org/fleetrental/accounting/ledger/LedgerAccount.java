package org.fleetrental.accounting.ledger;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Optional;

/** The accounts that this service posts to, by their codes. Their names and types are rows of the chart of accounts. */
public enum LedgerAccount {
    CASH("1000"),
    CARD_CLEARING("1010"),
    BANK("1020"),
    RECEIVABLES("1200"),
    ACCOUNTS_PAYABLE("2100"),
    TAX_PAYABLE("2200"),
    CUSTOMER_CREDIT("2300"),
    CREDIT_IN_TRANSFER("2310"),
    UNEARNED_REVENUE("2400"),
    CUSTOMER_DEPOSITS("2500"),
    EQUITY("3000"),
    RENTAL_REVENUE("4000"),
    LATE_FEES("4100"),
    DISTANCE_FEES("4200"),
    DAMAGE_RECOVERY("4300"),
    CANCELLATION_FEES("4400"),
    OTHER_REVENUE("4500"),
    MAINTENANCE_EXPENSE("5000"),
    BAD_DEBTS("5100"),
    OTHER_EXPENSE("5900");

    private final String code;

    LedgerAccount(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** @throws IllegalStateException if a migration has added an account that is not here */
    public static LedgerAccount of(String code) {
        return find(code).orElseThrow(() -> new IllegalStateException("Account " + code + " has no name here"));
    }

    public static Optional<LedgerAccount> find(String code) {
        return Arrays.stream(values())
                .filter(account -> account.code.equals(code))
                .findFirst();
    }

    @Converter(autoApply = true)
    static class ByCode implements AttributeConverter<LedgerAccount, String> {

        @Override
        public String convertToDatabaseColumn(LedgerAccount account) {
            return account.code;
        }

        @Override
        public LedgerAccount convertToEntityAttribute(String code) {
            return of(code);
        }
    }
}
