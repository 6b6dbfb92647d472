create table experiment (
    community_id uuid        not null,
    id           uuid        not null,
    key          text        not null,
    metric       text        not null,
    variants     text[]      not null,
    weights      int[]       not null,
    started_at   timestamptz not null,
    stopped_at   timestamptz,
    constraint experiment_pk primary key (community_id, id),
    constraint experiment_key_key unique (community_id, key),
    constraint experiment_variants_check check (cardinality(variants) >= 2 and cardinality(variants) = cardinality(weights)),
    constraint experiment_weights_check check (0 < all (weights)),
    constraint experiment_time_check check (stopped_at >= started_at)
);

comment on table experiment is 'What incentive-service tells of an experiment that has begun.';
comment on column experiment.metric is 'The metric that was named before the start to decide.';
comment on column experiment.variants is 'Keys of the variants; the first is what the others are compared with.';
comment on column experiment.weights is 'Percent of those who take part, in the order of the variants.';

create table exposure (
    community_id  uuid        not null,
    experiment_id uuid        not null,
    member_id     uuid        not null,
    variant       text        not null,
    exposed_at    timestamptz not null,
    constraint exposure_pk primary key (community_id, experiment_id, member_id)
);

comment on table exposure is 'When a member first met what an experiment varies.';
comment on column exposure.experiment_id is 'Without a foreign key: an experiment whose news could not be read yet loses no exposure.';

call protect('experiment');
call protect('exposure');
grant select on experiment, exposure to ${app};
grant select, insert, update on experiment, exposure to ${feed};
