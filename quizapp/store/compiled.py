"""The statements of the `queries` as SQLAlchemy compiles them for SQLite.

Written by `python -m quizapp.store.compiling`.
"""

# ruff: noqa: E501, W291 - the lines are SQLAlchemy's

DUE = r"""
SELECT cards."key", cards.deck, decks.name AS deck_name, cards.line, cards.author_id, cards.kind, cards.topic, cards.subtopic, cards.prompt, cards.body, cards.tags, cards.level 
FROM memory JOIN cards ON cards."key" = memory.card_key LEFT OUTER JOIN decks ON decks.location = cards.deck 
WHERE memory.learner_id = :learner AND memory.retired = 0 AND memory.suspended = 0 AND memory.due_day <= :day AND (:deck = '' OR decks.name = :deck OR decks.location = :deck) AND (:topic = '' OR cards.topic = :topic) AND (:kind = '' OR cards.kind = :kind) AND (cards.tags LIKE '%' || :tag || '%' ESCAPE '\') ORDER BY memory.due_day, memory.card_key
 LIMIT :limit OFFSET 0
"""

NEW = r"""
SELECT cards."key", cards.deck, decks.name AS deck_name, cards.line, cards.author_id, cards.kind, cards.topic, cards.subtopic, cards.prompt, cards.body, cards.tags, cards.level 
FROM memory JOIN cards ON cards."key" = memory.card_key LEFT OUTER JOIN decks ON decks.location = cards.deck 
WHERE memory.learner_id = :learner AND memory.retired = 0 AND memory.suspended = 0 AND memory.first_day IS NULL AND (:deck = '' OR decks.name = :deck OR decks.location = :deck) AND (:topic = '' OR cards.topic = :topic) AND (:kind = '' OR cards.kind = :kind) AND (cards.tags LIKE '%' || :tag || '%' ESCAPE '\') ORDER BY memory.position
 LIMIT :limit OFFSET 0
"""

SEEN = r"""
SELECT cards."key", cards.deck, decks.name AS deck_name, cards.line, cards.author_id, cards.kind, cards.topic, cards.subtopic, cards.prompt, cards.body, cards.tags, cards.level 
FROM memory JOIN cards ON cards."key" = memory.card_key LEFT OUTER JOIN decks ON decks.location = cards.deck 
WHERE memory.learner_id = :learner AND memory.retired = 0 AND memory.suspended = 0 AND memory.last_day IS NOT NULL AND (:deck = '' OR decks.name = :deck OR decks.location = :deck) AND (:topic = '' OR cards.topic = :topic) AND (:kind = '' OR cards.kind = :kind) AND (cards.tags LIKE '%' || :tag || '%' ESCAPE '\') ORDER BY memory.last_day, memory.card_key
 LIMIT :limit OFFSET 0
"""

CARD = r"""
SELECT cards."key", cards.deck, decks.name AS deck_name, cards.line, cards.author_id, cards.kind, cards.topic, cards.subtopic, cards.prompt, cards.body, cards.tags, cards.level 
FROM cards LEFT OUTER JOIN decks ON decks.location = cards.deck 
WHERE cards."key" = :key OR cards.author_id = :key ORDER BY cards."key" = :key DESC, cards.retired
 LIMIT 1 OFFSET 0
"""

KEYS = r"""
SELECT cards."key" 
FROM cards ORDER BY cards."key"
"""

KEYS_FROM = r"""
SELECT cards."key" 
FROM cards 
WHERE cards."key" >= :key AND cards."key" < :end ORDER BY cards."key"
 LIMIT :limit OFFSET 0
"""

STATUS = r"""
SELECT cards.retired, memory.suspended, memory.stability, memory.difficulty, memory.last_day, memory.due_day, memory.reps, memory.lapses 
FROM cards LEFT OUTER JOIN memory ON memory.learner_id = :learner AND memory.card_key = cards."key" 
WHERE cards."key" = :key
"""

TUNING = r"""
SELECT (SELECT parameters.weights 
FROM parameters 
WHERE parameters.learner_id = :learner AND parameters.adopted = 1 ORDER BY parameters.version DESC
 LIMIT 1 OFFSET 0) AS weights, (SELECT settings.value 
FROM settings 
WHERE settings.learner_id = :learner AND settings.name = 'retention') AS wanted
"""

TUNING_OF_CARD = r"""
SELECT (SELECT parameters.weights 
FROM parameters 
WHERE parameters.learner_id = :learner AND parameters.adopted = 1 ORDER BY parameters.version DESC
 LIMIT 1 OFFSET 0) AS weights, (SELECT settings.value 
FROM settings 
WHERE settings.learner_id = :learner AND settings.name = 'retention') AS wanted, cards.deck 
FROM cards 
WHERE cards."key" = :key
"""

SETTING = r"""
SELECT settings.value 
FROM settings 
WHERE settings.learner_id = :learner AND settings.name = :name
"""

DECK_PLACES = r"""
SELECT decks.location, decks.name 
FROM decks 
WHERE decks.present = 1 ORDER BY decks.name, decks.location
"""

FITS = r"""
SELECT parameters.learner_id, parameters.version, parameters.weights, parameters.reviews, parameters.log_loss_before, parameters.log_loss_after, parameters.at, parameters.adopted, parameters.digest 
FROM parameters 
WHERE parameters.learner_id = :learner ORDER BY parameters.version
"""

INTRODUCED = r"""
SELECT count(*) AS count_1 
FROM memory 
WHERE memory.learner_id = :learner AND memory.first_day = :day
"""

DUE_COUNTS = r"""
SELECT count(*) AS count_1, coalesce(sum(memory.skill), 0) AS coalesce_1 
FROM memory 
WHERE memory.learner_id = :learner AND memory.retired = 0 AND memory.suspended = 0 AND memory.due_day <= :day
"""

NEW_COUNTS = r"""
SELECT count(*) AS count_1, coalesce(sum(memory.skill), 0) AS coalesce_1 
FROM memory 
WHERE memory.learner_id = :learner AND memory.retired = 0 AND memory.suspended = 0 AND memory.first_day IS NULL
"""

MET = r"""
SELECT cards.deck, cards.line 
FROM memory JOIN cards ON cards."key" = memory.card_key 
WHERE memory.learner_id = :learner AND memory.retired = 0 AND memory.suspended = 0 AND memory.last_day = :day AND cards.kind != 'skill'
"""

APART = r"""
SELECT count(*) AS count_1 
FROM memory AS met_memory JOIN cards AS met_card ON met_card."key" = met_memory.card_key JOIN cards ON cards.retired = 0 AND cards.position BETWEEN met_card.position - 50 AND met_card.position + 50 AND cards.deck = met_card.deck AND cards.line = met_card.line AND cards.kind != 'skill' JOIN memory ON memory.card_key = cards."key" 
WHERE met_memory.learner_id = :learner AND met_memory.retired = 0 AND met_memory.suspended = 0 AND met_memory.last_day = :day AND memory.learner_id = :learner AND memory.retired = 0 AND memory.suspended = 0 AND memory.due_day <= :day
"""

STAMPS = r"""
SELECT decks.location, decks.size, decks.mtime_ns, decks.digest 
FROM decks 
WHERE decks.present = 1 AND (decks.location LIKE :scheme || '%')
"""

UNFINISHED = r"""
SELECT sessions.id, sessions.mode, sessions."plan", sessions.started_at 
FROM sessions 
WHERE sessions.learner_id = :learner AND sessions.mode = :mode AND sessions.ended_at IS NULL ORDER BY sessions.started_at DESC
 LIMIT 1 OFFSET 0
"""

LOG = r"""
SELECT reviews.learner_id, reviews.seq, reviews.id, reviews.card_key, reviews.event, reviews.at, reviews.offset_minutes, reviews.day, reviews.mode, reviews.schedules, reviews.rating, reviews.verdict, reviews.score, reviews.typed, reviews.prompt, reviews.misconception, reviews.hints, reviews.millis, reviews.family, reviews.level, reviews.seed, reviews.version, reviews.verified, reviews.session, reviews.refers_to, reviews.clock_behind, reviews.digest, reviews.confidence 
FROM reviews 
WHERE reviews.learner_id = :learner ORDER BY reviews.seq
"""

LOG_OF_CARD = r"""
SELECT reviews.learner_id, reviews.seq, reviews.id, reviews.card_key, reviews.event, reviews.at, reviews.offset_minutes, reviews.day, reviews.mode, reviews.schedules, reviews.rating, reviews.verdict, reviews.score, reviews.typed, reviews.prompt, reviews.misconception, reviews.hints, reviews.millis, reviews.family, reviews.level, reviews.seed, reviews.version, reviews.verified, reviews.session, reviews.refers_to, reviews.clock_behind, reviews.digest, reviews.confidence 
FROM reviews 
WHERE reviews.learner_id = :learner AND reviews.card_key = :key ORDER BY reviews.seq
"""

NEWEST = r"""
SELECT reviews.learner_id, reviews.seq, reviews.id, reviews.card_key, reviews.event, reviews.at, reviews.offset_minutes, reviews.day, reviews.mode, reviews.schedules, reviews.rating, reviews.verdict, reviews.score, reviews.typed, reviews.prompt, reviews.misconception, reviews.hints, reviews.millis, reviews.family, reviews.level, reviews.seed, reviews.version, reviews.verified, reviews.session, reviews.refers_to, reviews.clock_behind, reviews.digest, reviews.confidence 
FROM reviews 
WHERE reviews.learner_id = :learner ORDER BY reviews.seq DESC
 LIMIT :limit OFFSET 0
"""

NEWEST_OF_CARD = r"""
SELECT reviews.learner_id, reviews.seq, reviews.id, reviews.card_key, reviews.event, reviews.at, reviews.offset_minutes, reviews.day, reviews.mode, reviews.schedules, reviews.rating, reviews.verdict, reviews.score, reviews.typed, reviews.prompt, reviews.misconception, reviews.hints, reviews.millis, reviews.family, reviews.level, reviews.seed, reviews.version, reviews.verified, reviews.session, reviews.refers_to, reviews.clock_behind, reviews.digest, reviews.confidence 
FROM reviews 
WHERE reviews.learner_id = :learner AND reviews.card_key = :key ORDER BY reviews.seq DESC
 LIMIT :limit OFFSET 0
"""

SITTING = r"""
SELECT reviews.learner_id, reviews.seq, reviews.id, reviews.card_key, reviews.event, reviews.at, reviews.offset_minutes, reviews.day, reviews.mode, reviews.schedules, reviews.rating, reviews.verdict, reviews.score, reviews.typed, reviews.prompt, reviews.misconception, reviews.hints, reviews.millis, reviews.family, reviews.level, reviews.seed, reviews.version, reviews.verified, reviews.session, reviews.refers_to, reviews.clock_behind, reviews.digest, reviews.confidence 
FROM reviews 
WHERE reviews.learner_id = :learner AND (reviews.session = :session OR reviews.refers_to IN (SELECT later.id 
FROM reviews AS later 
WHERE later.learner_id = :learner AND later.session = :session)) ORDER BY reviews.seq
"""

LAST_REVIEW = r"""
SELECT reviews.learner_id, reviews.seq, reviews.id, reviews.card_key, reviews.event, reviews.at, reviews.offset_minutes, reviews.day, reviews.mode, reviews.schedules, reviews.rating, reviews.verdict, reviews.score, reviews.typed, reviews.prompt, reviews.misconception, reviews.hints, reviews.millis, reviews.family, reviews.level, reviews.seed, reviews.version, reviews.verified, reviews.session, reviews.refers_to, reviews.clock_behind, reviews.digest, reviews.confidence 
FROM reviews 
WHERE reviews.learner_id = :learner AND reviews.event IN ('review') AND NOT (EXISTS (SELECT 1 
FROM reviews AS later 
WHERE later.learner_id = reviews.learner_id AND later.refers_to = reviews.id AND later.event = 'undo')) ORDER BY reviews.seq DESC
 LIMIT 1 OFFSET 0
"""

FLAGS = r"""
SELECT reviews.learner_id, reviews.seq, reviews.id, reviews.card_key, reviews.event, reviews.at, reviews.offset_minutes, reviews.day, reviews.mode, reviews.schedules, reviews.rating, reviews.verdict, reviews.score, reviews.typed, reviews.prompt, reviews.misconception, reviews.hints, reviews.millis, reviews.family, reviews.level, reviews.seed, reviews.version, reviews.verified, reviews.session, reviews.refers_to, reviews.clock_behind, reviews.digest, reviews.confidence 
FROM reviews 
WHERE reviews.learner_id = :learner AND reviews.event = 'flag' AND NOT (EXISTS (SELECT 1 
FROM reviews AS later 
WHERE later.learner_id = reviews.learner_id AND later.refers_to = reviews.id AND later.event = 'undo')) AND NOT (EXISTS (SELECT 1 
FROM reviews AS other 
WHERE other.learner_id = reviews.learner_id AND other.card_key = reviews.card_key AND other.seq > reviews.seq AND other.event IN ('flag', 'unflag') AND NOT (EXISTS (SELECT 1 
FROM reviews AS taken_back 
WHERE taken_back.learner_id = other.learner_id AND taken_back.refers_to = other.id AND taken_back.event = 'undo')))) ORDER BY reviews.seq
"""

CANDIDATES = r"""
SELECT cards."key", cards.topic, cards.kind, cards.deck, cards.line 
FROM cards LEFT OUTER JOIN decks ON decks.location = cards.deck 
WHERE cards.retired = 0 AND NOT (EXISTS (SELECT 1 
FROM memory 
WHERE memory.learner_id = :learner AND memory.card_key = cards."key" AND memory.suspended = 1)) AND (cards.kind != 'skill' OR :kind = 'skill') AND (:deck = '' OR decks.name = :deck OR decks.location = :deck) AND (:topic = '' OR cards.topic = :topic) AND (:kind = '' OR cards.kind = :kind) AND (cards.tags LIKE '%' || :tag || '%' ESCAPE '\') AND cards.topic = :of_topic ORDER BY cards.position
"""

CANDIDATE = r"""
SELECT cards."key", cards.topic, cards.kind, cards.deck, cards.line 
FROM cards LEFT OUTER JOIN decks ON decks.location = cards.deck 
WHERE cards.retired = 0 AND NOT (EXISTS (SELECT 1 
FROM memory 
WHERE memory.learner_id = :learner AND memory.card_key = cards."key" AND memory.suspended = 1)) AND (cards.kind != 'skill' OR :kind = 'skill') AND (:deck = '' OR decks.name = :deck OR decks.location = :deck) AND (:topic = '' OR cards.topic = :topic) AND (:kind = '' OR cards.kind = :kind) AND (cards.tags LIKE '%' || :tag || '%' ESCAPE '\') AND cards.topic = :of_topic AND cards.position = :position
 LIMIT 1 OFFSET 0
"""

CANDIDATE_OF_KEY = r"""
SELECT cards."key", cards.topic, cards.kind, cards.deck, cards.line 
FROM cards LEFT OUTER JOIN decks ON decks.location = cards.deck 
WHERE cards.retired = 0 AND NOT (EXISTS (SELECT 1 
FROM memory 
WHERE memory.learner_id = :learner AND memory.card_key = cards."key" AND memory.suspended = 1)) AND (cards.kind != 'skill' OR :kind = 'skill') AND (:deck = '' OR decks.name = :deck OR decks.location = :deck) AND (:topic = '' OR cards.topic = :topic) AND (:kind = '' OR cards.kind = :kind) AND (cards.tags LIKE '%' || :tag || '%' ESCAPE '\') AND cards."key" = :key
"""

RUNS = r"""
WITH RECURSIVE t(topic) AS 
(SELECT min(cards.topic) AS topic 
FROM cards 
WHERE cards.retired = 0 UNION ALL SELECT (SELECT min(cards.topic) AS min_2 
FROM cards 
WHERE cards.retired = 0 AND cards.topic > t.topic) AS anon_1 
FROM t 
WHERE t.topic IS NOT NULL), 
f(topic, first) AS 
(SELECT t.topic AS topic, (SELECT min(cards.position) AS min_1 
FROM cards 
WHERE cards.retired = 0 AND cards.topic = t.topic) AS first 
FROM t 
WHERE t.topic IS NOT NULL AND (:topic = '' OR t.topic = :topic) UNION ALL SELECT f.topic AS topic, (SELECT min(cards.position) AS min_3 
FROM cards 
WHERE cards.retired = 0 AND cards.topic = f.topic AND cards.position >= (f.first - f.first % 1000000) + 1000000) AS anon_2 
FROM f 
WHERE f.first IS NOT NULL)
 SELECT f.topic, f.first, (SELECT max(cards.position) AS max_1 
FROM cards 
WHERE cards.retired = 0 AND cards.topic = f.topic AND cards.position < (f.first - f.first % 1000000) + 1000000) AS last 
FROM f LEFT OUTER JOIN decks ON decks.number = (f.first / 1000000) 
WHERE f.first IS NOT NULL AND (:deck = '' OR decks.name = :deck OR decks.location = :deck) ORDER BY f.topic, f.first
"""

MISTAKEN = r"""
SELECT reviews.card_key 
FROM reviews LEFT OUTER JOIN (SELECT rerate.refers_to AS refers_to, max(rerate.rating) AS rating, max(rerate.score) AS score 
FROM (SELECT max("each".seq) AS seq 
FROM reviews AS "each" 
WHERE "each".learner_id = :learner AND "each".refers_to IS NOT NULL AND "each".event = 'rerate' AND ("each".id NOT IN (SELECT undo.refers_to 
FROM reviews AS undo 
WHERE undo.learner_id = :learner AND undo.refers_to IS NOT NULL AND undo.event = 'undo')) GROUP BY "each".refers_to) AS latest JOIN reviews AS rerate ON rerate.seq = latest.seq 
WHERE rerate.learner_id = :learner GROUP BY rerate.refers_to) AS amended ON amended.refers_to = reviews.id 
WHERE reviews.learner_id = :learner AND reviews.event = 'review' AND reviews.seq IN (SELECT max(reviews.seq) AS max_1 
FROM reviews 
WHERE reviews.learner_id = :learner AND reviews.event = 'review' AND (reviews.id NOT IN (SELECT undo.refers_to 
FROM reviews AS undo 
WHERE undo.learner_id = :learner AND undo.refers_to IS NOT NULL AND undo.event = 'undo')) GROUP BY reviews.card_key) AND coalesce(amended.score, reviews.score) < 1 ORDER BY reviews.seq
"""

MISCONCEPTIONS = r"""
SELECT reviews.family, reviews.misconception, count(*) AS times, max(reviews.day) AS last_day 
FROM reviews 
WHERE reviews.misconception IS NOT NULL AND reviews.family IS NOT NULL AND reviews.learner_id = :learner AND reviews.event = 'review' AND (reviews.id NOT IN (SELECT undo.refers_to 
FROM reviews AS undo 
WHERE undo.learner_id = :learner AND undo.refers_to IS NOT NULL AND undo.event = 'undo')) GROUP BY reviews.family, reviews.misconception ORDER BY count(*) DESC, reviews.family, reviews.misconception
"""

TOPIC_SCORES = r"""
SELECT cards.topic, sum(by_card.answers) AS answers, sum(by_card.score) / (sum(by_card.answers) + 0.0) AS score 
FROM (SELECT reviews.card_key AS card_key, count(coalesce(amended.score, reviews.score)) AS answers, sum(coalesce(amended.score, reviews.score)) AS score 
FROM reviews LEFT OUTER JOIN (SELECT rerate.refers_to AS refers_to, max(rerate.rating) AS rating, max(rerate.score) AS score 
FROM (SELECT max("each".seq) AS seq 
FROM reviews AS "each" 
WHERE "each".learner_id = :learner AND "each".refers_to IS NOT NULL AND "each".event = 'rerate' AND ("each".id NOT IN (SELECT undo.refers_to 
FROM reviews AS undo 
WHERE undo.learner_id = :learner AND undo.refers_to IS NOT NULL AND undo.event = 'undo')) GROUP BY "each".refers_to) AS latest JOIN reviews AS rerate ON rerate.seq = latest.seq 
WHERE rerate.learner_id = :learner GROUP BY rerate.refers_to) AS amended ON amended.refers_to = reviews.id 
WHERE reviews.learner_id = :learner AND reviews.event = 'review' AND (reviews.id NOT IN (SELECT undo.refers_to 
FROM reviews AS undo 
WHERE undo.learner_id = :learner AND undo.refers_to IS NOT NULL AND undo.event = 'undo')) AND coalesce(amended.score, reviews.score) IS NOT NULL GROUP BY reviews.card_key) AS by_card JOIN cards ON cards."key" = by_card.card_key GROUP BY cards.topic ORDER BY cards.topic
"""

RECENT_TOPIC_SCORES = r"""
SELECT cards.topic, sum(newest.answers) AS answers, sum(newest.score) / (sum(newest.answers) + 0.0) AS score 
FROM (SELECT reviews.card_key AS card_key, 1 AS answers, coalesce(amended.score, reviews.score) AS score 
FROM reviews LEFT OUTER JOIN (SELECT rerate.refers_to AS refers_to, max(rerate.rating) AS rating, max(rerate.score) AS score 
FROM (SELECT max("each".seq) AS seq 
FROM reviews AS "each" 
WHERE "each".learner_id = :learner AND "each".refers_to IS NOT NULL AND "each".event = 'rerate' AND ("each".id NOT IN (SELECT undo.refers_to 
FROM reviews AS undo 
WHERE undo.learner_id = :learner AND undo.refers_to IS NOT NULL AND undo.event = 'undo')) GROUP BY "each".refers_to) AS latest JOIN reviews AS rerate ON rerate.seq = latest.seq 
WHERE rerate.learner_id = :learner GROUP BY rerate.refers_to) AS amended ON amended.refers_to = reviews.id 
WHERE reviews.learner_id = :learner AND reviews.event = 'review' AND (reviews.id NOT IN (SELECT undo.refers_to 
FROM reviews AS undo 
WHERE undo.learner_id = :learner AND undo.refers_to IS NOT NULL AND undo.event = 'undo')) AND coalesce(amended.score, reviews.score) IS NOT NULL ORDER BY reviews.seq DESC
 LIMIT :limit OFFSET 0) AS newest JOIN cards ON cards."key" = newest.card_key GROUP BY cards.topic ORDER BY cards.topic
"""

STUDY_DAYS = r"""
WITH RECURSIVE days(day) AS 
(SELECT min(reviews.day) AS day 
FROM reviews 
WHERE reviews.learner_id = :learner AND reviews.event = 'review' UNION ALL SELECT (SELECT min(reviews.day) AS min_1 
FROM reviews 
WHERE reviews.learner_id = :learner AND reviews.event = 'review' AND reviews.day > days.day) AS anon_1 
FROM days 
WHERE days.day IS NOT NULL)
 SELECT days.day 
FROM days 
WHERE EXISTS (SELECT 1 
FROM reviews 
WHERE reviews.learner_id = :learner AND reviews.event = 'review' AND (reviews.id NOT IN (SELECT undo.refers_to 
FROM reviews AS undo 
WHERE undo.learner_id = :learner AND undo.refers_to IS NOT NULL AND undo.event = 'undo')) AND reviews.day = days.day) ORDER BY days.day
"""

DUE_DAYS = r"""
SELECT memory.due_day, count(*) AS count_1 
FROM memory 
WHERE memory.learner_id = :learner AND memory.retired = 0 AND memory.suspended = 0 AND memory.due_day <= :day GROUP BY memory.due_day ORDER BY memory.due_day
"""

DECK_NAMES = r"""
SELECT DISTINCT decks.name 
FROM decks 
WHERE decks.present = 1 ORDER BY decks.name
"""

TOPICS = r"""
SELECT DISTINCT cards.topic 
FROM cards 
WHERE cards.retired = 0 ORDER BY cards.topic
"""

KINDS = r"""
SELECT DISTINCT cards.kind 
FROM cards 
WHERE cards.retired = 0 ORDER BY cards.kind
"""

TAGS = r"""
SELECT DISTINCT cards.tags 
FROM cards 
WHERE cards.retired = 0 ORDER BY cards.tags
"""

LINES = r"""
SELECT cards."key", decks.name AS deck_name, cards.topic, cards.kind, cards.prompt, cards.retired, memory.suspended, memory.stability, memory.difficulty, memory.last_day, memory.due_day 
FROM cards LEFT OUTER JOIN decks ON decks.location = cards.deck LEFT OUTER JOIN memory ON memory.learner_id = :learner AND memory.card_key = cards."key" 
WHERE (:deck = '' OR decks.name = :deck OR decks.location = :deck) AND (:topic = '' OR cards.topic = :topic) AND (:kind = '' OR cards.kind = :kind) AND (cards.tags LIKE '%' || :tag || '%' ESCAPE '\') ORDER BY cards.retired, cards.position
"""

MOCK_EXAMS = r"""
SELECT sessions.id, sessions."plan", sessions.started_at 
FROM sessions 
WHERE sessions.learner_id = :learner AND sessions.mode = 'exam' AND sessions.ended_at IS NOT NULL ORDER BY sessions.started_at
"""

BY_DAY = r"""
SELECT reviews.day, count(*) AS answers, sum(CASE WHEN (reviews.millis > 300000) THEN 300000 ELSE reviews.millis END) AS millis 
FROM reviews 
WHERE reviews.learner_id = :learner AND reviews.event = 'review' AND (reviews.id NOT IN (SELECT undo.refers_to 
FROM reviews AS undo 
WHERE undo.learner_id = :learner AND undo.refers_to IS NOT NULL AND undo.event = 'undo')) GROUP BY reviews.day ORDER BY reviews.day
"""

REPETITIONS = r"""
SELECT scheduled.day, count(*) AS repetitions, sum(CASE WHEN (scheduled.rating > 1) THEN 1 ELSE 0 END) AS remembered 
FROM (SELECT reviews.day AS day, coalesce(amended.rating, reviews.rating) AS rating, lag(reviews.day) OVER (PARTITION BY reviews.card_key ORDER BY reviews.seq) AS day_before 
FROM reviews LEFT OUTER JOIN (SELECT rerate.refers_to AS refers_to, max(rerate.rating) AS rating, max(rerate.score) AS score 
FROM (SELECT max("each".seq) AS seq 
FROM reviews AS "each" 
WHERE "each".learner_id = :learner AND "each".refers_to IS NOT NULL AND "each".event = 'rerate' AND ("each".id NOT IN (SELECT undo.refers_to 
FROM reviews AS undo 
WHERE undo.learner_id = :learner AND undo.refers_to IS NOT NULL AND undo.event = 'undo')) GROUP BY "each".refers_to) AS latest JOIN reviews AS rerate ON rerate.seq = latest.seq 
WHERE rerate.learner_id = :learner GROUP BY rerate.refers_to) AS amended ON amended.refers_to = reviews.id 
WHERE reviews.learner_id = :learner AND reviews.event = 'review' AND (reviews.id NOT IN (SELECT undo.refers_to 
FROM reviews AS undo 
WHERE undo.learner_id = :learner AND undo.refers_to IS NOT NULL AND undo.event = 'undo')) AND reviews.schedules = 1) AS scheduled 
WHERE scheduled.day > scheduled.day_before GROUP BY scheduled.day ORDER BY scheduled.day
"""

RECENT_REPETITIONS = r"""
SELECT scheduled.day, count(*) AS repetitions, sum(CASE WHEN (scheduled.rating > 1) THEN 1 ELSE 0 END) AS remembered 
FROM (SELECT reviews.day AS day, coalesce(amended.rating, reviews.rating) AS rating, (SELECT "before".day 
FROM reviews AS "before" 
WHERE "before".learner_id = :learner AND "before".event = 'review' AND "before".card_key = reviews.card_key AND "before".seq < reviews.seq AND "before".schedules = 1 AND ("before".id NOT IN (SELECT undo.refers_to 
FROM reviews AS undo 
WHERE undo.learner_id = :learner AND undo.refers_to IS NOT NULL AND undo.event = 'undo')) ORDER BY "before".seq DESC
 LIMIT 1 OFFSET 0) AS day_before 
FROM reviews LEFT OUTER JOIN (SELECT rerate.refers_to AS refers_to, max(rerate.rating) AS rating, max(rerate.score) AS score 
FROM (SELECT max("each".seq) AS seq 
FROM reviews AS "each" 
WHERE "each".learner_id = :learner AND "each".refers_to IS NOT NULL AND "each".event = 'rerate' AND ("each".id NOT IN (SELECT undo.refers_to 
FROM reviews AS undo 
WHERE undo.learner_id = :learner AND undo.refers_to IS NOT NULL AND undo.event = 'undo')) GROUP BY "each".refers_to) AS latest JOIN reviews AS rerate ON rerate.seq = latest.seq 
WHERE rerate.learner_id = :learner GROUP BY rerate.refers_to) AS amended ON amended.refers_to = reviews.id 
WHERE reviews.learner_id = :learner AND reviews.event = 'review' AND (reviews.id NOT IN (SELECT undo.refers_to 
FROM reviews AS undo 
WHERE undo.learner_id = :learner AND undo.refers_to IS NOT NULL AND undo.event = 'undo')) AND reviews.schedules = 1 AND reviews.day >= :day) AS scheduled 
WHERE scheduled.day > scheduled.day_before GROUP BY scheduled.day ORDER BY scheduled.day
"""

CONFIDENCE = r"""
SELECT reviews.confidence, count(*) AS answers, sum(CASE WHEN (coalesce(amended.score, reviews.score) >= 1) THEN 1 ELSE 0 END) AS "right" 
FROM reviews LEFT OUTER JOIN (SELECT rerate.refers_to AS refers_to, max(rerate.rating) AS rating, max(rerate.score) AS score 
FROM (SELECT max("each".seq) AS seq 
FROM reviews AS "each" 
WHERE "each".learner_id = :learner AND "each".refers_to IS NOT NULL AND "each".event = 'rerate' AND ("each".id NOT IN (SELECT undo.refers_to 
FROM reviews AS undo 
WHERE undo.learner_id = :learner AND undo.refers_to IS NOT NULL AND undo.event = 'undo')) GROUP BY "each".refers_to) AS latest JOIN reviews AS rerate ON rerate.seq = latest.seq 
WHERE rerate.learner_id = :learner GROUP BY rerate.refers_to) AS amended ON amended.refers_to = reviews.id 
WHERE reviews.learner_id = :learner AND reviews.event = 'review' AND (reviews.id NOT IN (SELECT undo.refers_to 
FROM reviews AS undo 
WHERE undo.learner_id = :learner AND undo.refers_to IS NOT NULL AND undo.event = 'undo')) AND reviews.confidence IS NOT NULL AND coalesce(amended.score, reviews.score) IS NOT NULL GROUP BY reviews.confidence ORDER BY reviews.confidence
"""

STANDING = r"""
SELECT cards.topic, count(*) AS cards, count(memory.first_day) AS seen, sum(CASE WHEN (memory.stability >= :days) THEN 1 ELSE 0 END) AS known 
FROM cards JOIN memory ON memory.learner_id = :learner AND memory.card_key = cards."key" 
WHERE cards.retired = 0 GROUP BY cards.topic ORDER BY cards.topic
"""

TOPIC_TIME = r"""
SELECT cards.topic, sum(by_card.answers) AS answers, sum(by_card.millis) AS millis 
FROM (SELECT reviews.card_key AS card_key, count(*) AS answers, sum(CASE WHEN (reviews.millis > 300000) THEN 300000 ELSE reviews.millis END) AS millis 
FROM reviews 
WHERE reviews.learner_id = :learner AND reviews.event = 'review' AND (reviews.id NOT IN (SELECT undo.refers_to 
FROM reviews AS undo 
WHERE undo.learner_id = :learner AND undo.refers_to IS NOT NULL AND undo.event = 'undo')) GROUP BY reviews.card_key) AS by_card JOIN cards ON cards."key" = by_card.card_key GROUP BY cards.topic ORDER BY sum(by_card.millis) DESC, cards.topic
"""

EXAM_LOAD = r"""
SELECT count(*) AS learnt, coalesce(sum(CASE WHEN (memory.last_day < :day AND (memory.last_day < :start OR memory.due_day <= :until)) THEN 1 ELSE 0 END), 0) AS waiting, coalesce(sum(CASE WHEN (memory.last_day < :day AND (memory.last_day < :start OR memory.due_day <= :until) AND memory.due_day <= :day) THEN 1 ELSE 0 END), 0) AS waiting_due, coalesce(sum(CASE WHEN (memory.last_day = :day) THEN 1 ELSE 0 END), 0) AS seen_today 
FROM memory JOIN cards ON cards."key" = memory.card_key 
WHERE memory.learner_id = :learner AND memory.retired = 0 AND memory.suspended = 0 AND memory.first_day IS NOT NULL AND (:topic = '' OR cards.topic = :topic)
"""

EXAM_PASSES = r"""
SELECT memory.card_key, cards.topic, cards.deck, decks.name AS deck_name 
FROM memory JOIN cards ON cards."key" = memory.card_key LEFT OUTER JOIN decks ON decks.location = cards.deck 
WHERE memory.learner_id = :learner AND memory.retired = 0 AND memory.suspended = 0 AND memory.first_day IS NOT NULL AND (:topic = '' OR cards.topic = :topic) AND memory.last_day < :day AND (memory.last_day < :start OR memory.due_day <= :until) AND memory.due_day > :day ORDER BY memory.stability DESC, memory.card_key
 LIMIT :limit OFFSET 0
"""

ANSWERS_BY_DAY = r"""
SELECT reviews.day, count(*) AS count_1 
FROM reviews 
WHERE reviews.learner_id = :learner AND reviews.event = 'review' AND reviews.day >= :day GROUP BY reviews.day ORDER BY reviews.day
"""

MEMORIES = r"""
SELECT cards.topic, memory.stability, memory.difficulty, memory.last_day, memory.due_day 
FROM memory JOIN cards ON cards."key" = memory.card_key 
WHERE memory.learner_id = :learner AND memory.retired = 0 AND memory.suspended = 0 AND memory.first_day IS NOT NULL ORDER BY cards.topic
"""

NEW_BY_TOPIC = r"""
SELECT cards.topic, count(*) AS count_1 
FROM memory JOIN cards ON cards."key" = memory.card_key 
WHERE memory.learner_id = :learner AND memory.retired = 0 AND memory.suspended = 0 AND memory.first_day IS NULL GROUP BY cards.topic ORDER BY cards.topic
"""

WRONG_ANSWERS = r"""
SELECT reviews.learner_id, reviews.seq, reviews.id, reviews.card_key, reviews.event, reviews.at, reviews.offset_minutes, reviews.day, reviews.mode, reviews.schedules, reviews.rating, reviews.verdict, reviews.score, reviews.typed, reviews.prompt, reviews.misconception, reviews.hints, reviews.millis, reviews.family, reviews.level, reviews.seed, reviews.version, reviews.verified, reviews.session, reviews.refers_to, reviews.clock_behind, reviews.digest, reviews.confidence 
FROM reviews LEFT OUTER JOIN (SELECT rerate.refers_to AS refers_to, max(rerate.rating) AS rating, max(rerate.score) AS score 
FROM (SELECT max("each".seq) AS seq 
FROM reviews AS "each" 
WHERE "each".learner_id = :learner AND "each".refers_to IS NOT NULL AND "each".event = 'rerate' AND ("each".id NOT IN (SELECT undo.refers_to 
FROM reviews AS undo 
WHERE undo.learner_id = :learner AND undo.refers_to IS NOT NULL AND undo.event = 'undo')) GROUP BY "each".refers_to) AS latest JOIN reviews AS rerate ON rerate.seq = latest.seq 
WHERE rerate.learner_id = :learner GROUP BY rerate.refers_to) AS amended ON amended.refers_to = reviews.id 
WHERE reviews.learner_id = :learner AND reviews.event = 'review' AND (reviews.id NOT IN (SELECT undo.refers_to 
FROM reviews AS undo 
WHERE undo.learner_id = :learner AND undo.refers_to IS NOT NULL AND undo.event = 'undo')) AND coalesce(amended.score, reviews.score) < 1 AND reviews.verdict IN ('incorrect', 'too-coarse', 'gave-up') ORDER BY reviews.seq DESC
"""

LAST_RIGHT = r"""
SELECT reviews.card_key, max(reviews.seq) AS seq 
FROM reviews LEFT OUTER JOIN (SELECT rerate.refers_to AS refers_to, max(rerate.rating) AS rating, max(rerate.score) AS score 
FROM (SELECT max("each".seq) AS seq 
FROM reviews AS "each" 
WHERE "each".learner_id = :learner AND "each".refers_to IS NOT NULL AND "each".event = 'rerate' AND ("each".id NOT IN (SELECT undo.refers_to 
FROM reviews AS undo 
WHERE undo.learner_id = :learner AND undo.refers_to IS NOT NULL AND undo.event = 'undo')) GROUP BY "each".refers_to) AS latest JOIN reviews AS rerate ON rerate.seq = latest.seq 
WHERE rerate.learner_id = :learner GROUP BY rerate.refers_to) AS amended ON amended.refers_to = reviews.id 
WHERE reviews.learner_id = :learner AND reviews.event = 'review' AND (reviews.id NOT IN (SELECT undo.refers_to 
FROM reviews AS undo 
WHERE undo.learner_id = :learner AND undo.refers_to IS NOT NULL AND undo.event = 'undo')) AND coalesce(amended.score, reviews.score) = 1 GROUP BY reviews.card_key
"""

PACES = r"""
SELECT reviews.card_key, cards.kind, reviews.millis, reviews.session, reviews.at 
FROM reviews JOIN cards ON cards."key" = reviews.card_key 
WHERE reviews.learner_id = :learner AND reviews.event = 'review' ORDER BY reviews.seq DESC
 LIMIT :limit OFFSET 0
"""

DUE_MEMORIES = r"""
SELECT memory.card_key, memory.stability, memory.difficulty, memory.last_day, memory.due_day 
FROM memory JOIN cards ON cards."key" = memory.card_key LEFT OUTER JOIN decks ON decks.location = cards.deck 
WHERE memory.learner_id = :learner AND memory.retired = 0 AND memory.suspended = 0 AND memory.due_day <= :day AND (:deck = '' OR decks.name = :deck OR decks.location = :deck) AND (:topic = '' OR cards.topic = :topic) AND (:kind = '' OR cards.kind = :kind) AND (cards.tags LIKE '%' || :tag || '%' ESCAPE '\') ORDER BY memory.due_day, memory.card_key
"""

SCHEDULED_REVIEWS = r"""
SELECT count(*) AS count_1 
FROM reviews 
WHERE reviews.learner_id = :learner AND reviews.event = 'review' AND reviews.schedules = 1
"""
