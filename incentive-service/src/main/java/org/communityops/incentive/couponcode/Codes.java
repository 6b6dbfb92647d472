package org.communityops.incentive.couponcode;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.communityops.incentive.coupon.CouponCode;
import org.communityops.incentive.coupon.CouponState;
import org.communityops.incentive.couponcode.CodeRepository.Code;
import org.communityops.incentive.couponseries.CodeSource;
import org.communityops.incentive.couponseries.SeriesService;
import org.communityops.incentive.transition.InvalidTransition;
import org.communityops.kit.ids.Ids;

/** The codes of series, whoever has them. */
@ApplicationScoped
class Codes {
    private final CodeRepository repository;
    private final SeriesService series;
    private final AgroalDataSource database;

    Codes(CodeRepository repository, SeriesService series, AgroalDataSource database) {
        this.repository = repository;
        this.series = series;
        this.database = database;
    }

    /** Adds those codes that the community has not; 409 when the series generates its codes, or they are too many for it. */
    @Transactional(rollbackOn = Exception.class)
    ImportedCodes importCodes(UUID communityId, UUID seriesId, List<String> texts) throws SQLException {
        var into = series.get(communityId, seriesId);
        if (into.codeSource() != CodeSource.IMPORTED) {
            throw InvalidTransition.of("This series generates its codes; make one whose codeSource is IMPORTED");
        }
        var ids = Ids.block(texts.size());
        var codes = IntStream.range(0, texts.size())
                .mapToObj(i -> new Code(ids.get(i), texts.get(i), CouponCode.key(texts.get(i))))
                .toList();
        try (var connection = database.getConnection()) {
            var added = repository.add(connection, communityId, seriesId, codes);
            if (!added.isEmpty()) {
                series.countCodes(connection, into, added.size());
            }
            var duplicates = IntStream.range(0, codes.size())
                    .filter(i -> !added.contains(codes.get(i).id()))
                    .boxed()
                    .toList();
            return new ImportedCodes(added.size(), duplicates);
        }
    }

    CouponFigures figures(UUID communityId, UUID seriesId) throws SQLException {
        series.get(communityId, seriesId);
        try (var connection = database.getConnection()) {
            var figures = repository.figures(connection, communityId, seriesId);
            return new CouponFigures(
                    figures.values().stream().mapToLong(Long::longValue).sum(),
                    figures.getOrDefault("AVAILABLE", 0L),
                    figures.getOrDefault(CouponState.ISSUED.name(), 0L),
                    figures.getOrDefault(CouponState.RESERVED.name(), 0L),
                    figures.getOrDefault(CouponState.USED.name(), 0L),
                    figures.getOrDefault(CouponState.EXPIRED.name(), 0L),
                    figures.getOrDefault(CouponState.REVOKED.name(), 0L));
        }
    }
}
