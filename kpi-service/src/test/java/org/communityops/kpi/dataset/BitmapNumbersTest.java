package org.communityops.kpi.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Random;
import java.util.stream.Stream;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.roaringbitmap.RoaringBitmap;

/** SQL reads the bitmaps that Java writes, of every kind of container. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BitmapNumbersTest {
    @Inject
    @DataSource("feed")
    AgroalDataSource database;

    static Stream<RoaringBitmap> bitmaps() {
        var seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var runs = RoaringBitmap.bitmapOfRange(5, 70_000);
        var manyRuns = new RoaringBitmap();
        for (var key = 0; key < 9; key++) {
            manyRuns.add(key * 65_536L, key * 65_536L + 5_000);
            manyRuns.add(key * 65_536 + 9_000);
        }
        var mixed = sparse(random, 100, 1 << 16);
        mixed.add(65_536L, 100_000L);
        mixed.or(dense(random, 3 * 65_536, 20_000));
        return Stream.of(
                RoaringBitmap.bitmapOf(0),
                RoaringBitmap.bitmapOf(65_535, 65_536, 1_000_000),
                sparse(random, 3_000, 200_000),
                dense(random, 0, 10_000),
                dense(random, 65_536, 40_000),
                RoaringBitmap.bitmapOfRange(0, 65_536),
                runs,
                manyRuns,
                mixed);
    }

    @ParameterizedTest
    @MethodSource("bitmaps")
    void areTheSame(RoaringBitmap numbers) throws SQLException {
        assertThat(read(numbers)).isEqualTo(numbers.toArray());
        numbers.runOptimize();
        assertThat(read(numbers)).isEqualTo(numbers.toArray());
    }

    private int[] read(RoaringBitmap numbers) throws SQLException {
        var stored = new byte[numbers.serializedSizeInBytes()];
        numbers.serialize(ByteBuffer.wrap(stored));
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select array_agg(n) from bitmap_numbers(?) n")) {
            statement.setBytes(1, stored);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return Stream.of((Integer[]) rows.getArray(1).getArray())
                        .mapToInt(Integer::intValue)
                        .toArray();
            }
        }
    }

    private static RoaringBitmap sparse(Random random, int size, int bound) {
        var numbers = new RoaringBitmap();
        for (var i = 0; i < size; i++) {
            numbers.add(random.nextInt(bound));
        }
        return numbers;
    }

    private static RoaringBitmap dense(Random random, int from, int size) {
        var numbers = new RoaringBitmap();
        while (numbers.getCardinality() < size) {
            numbers.add(from + random.nextInt(65_536));
        }
        return numbers;
    }
}
