package org.communityops.kpi.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.communityops.kit.access.CommunityScope;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.dataset.format.Format;
import org.communityops.kpi.period.DayRange;
import org.communityops.kpi.period.DayRangeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Writes datasets. A table goes to a temporary file before it is answered: a fault is a problem response and never a table
 * that ends too early, a slow reader holds no connection to the database, and the tag is that of the very bytes.
 */
@ApplicationScoped
class DatasetService {
    /** Each takes a connection for as long as it is read. */
    private static final int AT_ONCE = 4;

    private final Communities communities;
    private final DatasetRepository repository;
    private final Clock clock;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    DatasetService(Communities communities, DatasetRepository repository, Clock clock) {
        this.communities = communities;
        this.repository = repository;
        this.clock = clock;
    }

    /** Writes the rows that are asked for; a problem (422) where the dataset has no days or cannot tell its changes. */
    Table write(Dataset<?> dataset, DatasetQuery query, DayRangeQuery range, Format format) throws SQLException {
        var since = query.since();
        if (since != null && !dataset.updatable()) {
            throw ProblemException.invalid(
                    "updatedSince", "not-supported", dataset.name() + " cannot tell since when a row is as it is");
        }
        var named = query.communities();
        named.forEach(communities::get);
        var days = days(dataset, range);
        if (!turns.tryAcquire()) {
            throw ProblemException.overloaded("Other datasets are being written; try again in a moment");
        }
        try {
            return named.isEmpty() ? write(dataset, days, since, format) : within(named, dataset, days, since, format);
        } catch (IOException e) {
            throw new UncheckedIOException("Dataset not written", e);
        } finally {
            turns.release();
        }
    }

    private Table within(
            List<UUID> named, Dataset<?> dataset, @Nullable DayRange days, @Nullable Instant since, Format format)
            throws SQLException, IOException {
        try {
            return CommunityScope.call(named, () -> write(dataset, days, since, format));
        } catch (SQLException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Dataset not written", e);
        }
    }

    private @Nullable DayRange days(Dataset<?> dataset, DayRangeQuery range) throws SQLException {
        if (!range.isGiven()) {
            return null;
        }
        if (dataset.dayColumn() == null) {
            throw ProblemException.invalid("from", "not-supported", dataset.name() + " has no days to choose by");
        }
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        // The period of the earliest event begins up to a month before it.
        var first = repository.firstDay().orElse(today).minusMonths(1);
        return range.within(first, today);
    }

    private <R extends Record> Table write(
            Dataset<R> dataset, @Nullable DayRange days, @Nullable Instant since, Format format)
            throws SQLException, IOException {
        var file = Files.createTempFile("dataset-", "." + format.ending());
        try {
            var digest = sha256();
            try (var out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest)) {
                write(dataset, days, since, format, out);
            }
            return new Table(Files.newInputStream(file), HexFormat.of().formatHex(digest.digest()));
        } finally {
            deleteName(file);
        }
    }

    private <R extends Record> void write(
            Dataset<R> dataset, @Nullable DayRange days, @Nullable Instant since, Format format, OutputStream out)
            throws SQLException, IOException {
        try (var writer = format.writer(dataset.rows(), out)) {
            repository.copy(dataset, days, since, writer);
        }
    }

    /** The bytes stay until the last stream over them is closed. */
    private static void deleteName(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
