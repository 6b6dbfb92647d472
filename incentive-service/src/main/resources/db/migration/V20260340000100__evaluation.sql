create table evaluation (
    community_id  uuid        not null,
    card          text        not null,
    subject       text        not null,
    period        text        not null,
    revision      int         not null,
    evaluation_id uuid        not null,
    card_version  int         not null,
    score         numeric     not null,
    grade         text,
    inputs_hash   text        not null,
    news_id       text        not null,
    finalised_at  timestamptz not null,
    constraint evaluation_pk primary key (community_id, card, period, subject, revision),
    constraint evaluation_news_key unique (community_id, news_id),
    constraint evaluation_revision_check check (revision >= 1)
);

comment on table evaluation is 'Final evaluations as kpi-service tells of them, never changed: one after an appeal is a revision of its own.';
comment on column evaluation.subject is 'Who or what was evaluated, kind:id; operator:<member id> for a person.';
comment on column evaluation.inputs_hash is 'What kpi-service froze its inputs with; there the evaluation can be verified.';
comment on column evaluation.news_id is 'The news that brought it; a repeat changes nothing.';

call protect('evaluation');
grant select on evaluation to ${app};
grant select, insert on evaluation to ${feed};
