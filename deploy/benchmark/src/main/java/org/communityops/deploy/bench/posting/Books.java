package org.communityops.deploy.bench.posting;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communityops.deploy.bench.raw.RawDatabase;

/**
 * The ledger's tables once more, with the same columns, checks and indexes but without triggers and row-level security, for
 * SQL that posts by itself.
 *
 * @param incentive the database of incentive-service
 */
record Books(RawDatabase incentive, UUID community, UUID issuer, List<UUID> wallets) {
    private static final String TABLES = """
            drop schema if exists bench cascade;
            create schema bench;
            create table bench.wallet (like public.wallet including all) with (fillfactor = 60);
            create table bench.ledger_transaction (like public.ledger_transaction including all);
            create table bench.entry (like public.entry including all);
            """;
    private static final String OPEN = "insert into bench.wallet (community_id, account_id, balance, owed, entries)"
            + " select '%s', unnest('{%s}'::uuid[]), 0, 0, 0";

    /**
     * Makes the tables, an issuer and so many wallets.
     *
     * @param wallets a multiple of the number of clients, so that no two of them meet on a wallet
     */
    static Books open(RawDatabase incentive, int wallets) throws SQLException {
        var issuer = UUID.randomUUID();
        var community = UUID.randomUUID();
        var accounts = Stream.generate(UUID::randomUUID).limit(wallets).toList();
        var all = Stream.concat(Stream.of(issuer), accounts.stream())
                .map(UUID::toString)
                .collect(Collectors.joining(","));
        incentive.execute(TABLES);
        incentive.execute(OPEN.formatted(community, all));
        return new Books(incentive, community, issuer, accounts);
    }

    /** The wallet of an operation. */
    UUID wallet(int operation) {
        return wallets.get(operation % wallets.size());
    }

    /** How many transfers were posted; each has two entries. */
    long transfers() throws SQLException {
        return incentive.number("select count(*) / 2 from bench.entry");
    }
}
