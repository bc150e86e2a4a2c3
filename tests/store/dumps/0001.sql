PRAGMA application_id = 1903845744;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE cards (
	"key" TEXT NOT NULL, 
	deck TEXT, 
	line INTEGER NOT NULL, 
	author_id TEXT, 
	kind TEXT NOT NULL, 
	topic TEXT NOT NULL, 
	subtopic TEXT NOT NULL, 
	prompt TEXT NOT NULL, 
	body TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	level INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	fingerprint TEXT NOT NULL, 
	question_hash TEXT NOT NULL, 
	answer_hash TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	first_seen TEXT NOT NULL, 
	retired INTEGER DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_cards PRIMARY KEY ("key"), 
	CONSTRAINT ck_cards_retired CHECK (retired IN (0, 1)), 
	CONSTRAINT fk_cards_deck FOREIGN KEY(deck) REFERENCES decks (location) ON DELETE RESTRICT
)
 STRICT

;
INSERT INTO "cards" VALUES('one','user:cloze.md',3,'one','cloze','gaps','Gaps','One gap, […].','{"content":{"accepted":["filled","full","填满"],"kind":"cloze"}}','',0,1000000,'5c45dcdbcbf8c4d01b93095fbc0a19af','1d340809170e83a224a61cf5f3302944','4076107a5b6a8aa461235c54c0a689d5','a44b39f228f43b29e830d4685e1fa69ec6d77ea78efe3d593e0dac59d950dab7','2026-11-24T11:00:00+00:00',0);
INSERT INTO "cards" VALUES('two.1','user:cloze.md',5,'two.1','cloze','gaps','Gaps','Two gaps: […] and second.','{"content":{"accepted":["first"],"kind":"cloze"},"hints":["they have an order"],"misconceptions":[["third",{"accepted":["third"],"kind":"cloze"},"there are but two"]]}','',2,1000001,'76ff3d266eeb59551df229dc79dd9b1e','202f13343f5ebed3f6b7c212376b9864','499a79cd07ac68aeba4090b509b6d424','a2fbae865111782a26b8d7aa72c5724c34afc1bd6e5d6aaaa67bcc984c0eb0f7','2026-11-24T11:00:00+00:00',0);
INSERT INTO "cards" VALUES('two.2','user:cloze.md',5,'two.2','cloze','gaps','Gaps','Two gaps: first and […].','{"content":{"accepted":["second","2nd"],"kind":"cloze"},"hints":["they have an order"],"misconceptions":[["third",{"accepted":["third"],"kind":"cloze"},"there are but two"]]}','',2,1000002,'c42722d392ad5dd0bcac63b5f65fbe69','3e725b797c2dbd17465fc5cae3d1cc5a','ea2cf2f1993e799fadda240a847ed37c','336eb7f4ce9f011b55dc19c01d12d56e9d49843c5772428be8a2b3ab69003b75','2026-11-24T11:00:00+00:00',0);
INSERT INTO "cards" VALUES('c-f0545d9681','user:cloze.md',10,NULL,'recall','gaps','Gaps','Shown, not typed: the […].','{"content":{"answer":"answer","kind":"recall","points":[]}}','',0,1000003,'f0545d96815c499ec303604fdd7f0ea7','2da10cf0d2c868c6813ac651e7a41ecf','3e2aa37219af15f17c4ce627319aefb2','6aa1cc46e56ee47eb21ef62ce7ad722452098a43f1ad1fa8e682073048b93feb','2026-11-24T11:00:00+00:00',0);
INSERT INTO "cards" VALUES('c-40a576ff19','user:cloze.md',12,NULL,'cloze','gaps','Gaps','No gaps: a [link](https://example.org), an ![image](x.png), a note[^1], a [text][ref], `code[0]`, $x[1]$, \[escaped\]; but […] is.

[^1]: the note. [ref]: https://example.org','{"content":{"accepted":["this one"],"kind":"cloze"}}','',0,1000004,'40a576ff19bcc0e7193f2cc87d85506a','e2e5137af6d112087709e2c3a7e16b37','78d8eff6951e7b50db336ac9ba48fd91','2d930a7c58e6f238f0f11c2f04aa97b8759049001f04fa526053eb6093c028e9','2026-11-24T11:00:00+00:00',0);
INSERT INTO "cards" VALUES('c-410110d088','user:cloze.md',18,NULL,'cloze','gaps','Gaps','A nested […], a bar a|b, a gap over two broken lines.

$$
m[0] = [1]
$$

- [ ] a box that is no gap
- [x] another

```
code[2]
```

The end.','{"content":{"accepted":["w[i] of the layer"],"kind":"cloze"}}','',0,1000005,'410110d08832c806e58a0d4171d84bad','ed22c4fa2ea5556779aca6df96b26946','7c0335cafbd14b357c8b06523bd7bca1','0c6fc68a135a1d9d88d2cb24ddb4bf30fc168dc814dfc648d79be6cfeab1716e','2026-11-24T11:00:00+00:00',0);
INSERT INTO "cards" VALUES('c-553723f0a5','user:cloze.md',18,NULL,'cloze','gaps','Gaps','A nested w[i] of the layer, a bar […], a gap over two broken lines.

$$
m[0] = [1]
$$

- [ ] a box that is no gap
- [x] another

```
code[2]
```

The end.','{"content":{"accepted":["a|b"],"kind":"cloze"}}','',0,1000006,'553723f0a50ac4c4ae38af6951202ee3','62b4eead17942e3238bd2caa5458342a','ce2243aff0c6f42602e3b3b210e7bc55','c55c659b85328e103e5ebb0d7df4d06616981844e2f1b8ea83d7e0367251a0e7','2026-11-24T11:00:00+00:00',0);
INSERT INTO "cards" VALUES('c-2eff3d408a','user:cloze.md',18,NULL,'cloze','gaps','Gaps','A nested w[i] of the layer, a bar a|b, a gap over two […].

$$
m[0] = [1]
$$

- [ ] a box that is no gap
- [x] another

```
code[2]
```

The end.','{"content":{"accepted":["broken lines"],"kind":"cloze"}}','',0,1000007,'2eff3d408ab46dc12bed18584132fd16','d039ebd701a435dbed9d5ed476d791ed','f5dc2b06c82bf474b3c5c1ee7781ef4e','c51d9371fc91b0bb6bb396b6e5356b936044f0e0aef49a1903a9769aca940b30','2026-11-24T11:00:00+00:00',0);
INSERT INTO "cards" VALUES('third','user:kinds.md',14,'third','number','kinds','Numbers','How much is a third of one?','{"content":{"exact":"1/3","kind":"number","min_digits":3},"hints":["divide","by three"],"misconceptions":[["3",{"exact":"3","kind":"number","min_digits":3},"that is its reciprocal"],["1-3-1",{"exact":"1/3 + 1","kind":"number","min_digits":3},"one too much"],["1-3",{"exact":"-1/3","kind":"number","min_digits":3},"wrong sign"]],"why":"It is periodic.\n0.333… never ends. It goes on."}','|exam|week-1|',1,2000000,'9e402aa6c79e37344e53f997c958fe3b','b229bea2a311acf8fa2215fcfd5ab55b','92918c4e30931821f7108862b175d983','acd24986391e86ec0f444e765d418cf6e1c30fbd6b71c656c04449a060424512','2026-11-24T11:00:00+00:00',0);
INSERT INTO "cards" VALUES('c-b6fd8aeeba','user:kinds.md',27,NULL,'expression','kinds','Numbers','The slope of $x^2$ at `x = a`?','{"content":{"exact":"2*a","kind":"expression","min_digits":3,"positive":[],"variables":[]},"misconceptions":[["a-2",{"exact":"a**2","kind":"expression","min_digits":3,"positive":[],"variables":[]},"that is the value, not the slope"]]}','|exam|week-1|',0,2000001,'b6fd8aeebac2ac94d54a584ead7391d2','319b3c8b72024021e3dc6647932a65d2','fbc2c13a4ad43c503b28bc713fda9343','6d333c1265767fa42ed8439bccb0b7efba56a54796521965497ffb7c28a74917','2026-11-24T11:00:00+00:00',0);
INSERT INTO "cards" VALUES('hidden','user:kinds.md',35,'hidden','text','kinds','Words','The layer between input and output?','{"content":{"accepted":["hidden layer","hidden","隐藏层"],"kind":"text"},"misconceptions":[["output-output-layer",{"accepted":["output","output layer"],"kind":"text"},"that one is not between them"]],"needs":["third","sum"],"why":"Its values are not observed."}','|exam|week-1|words|',0,2000002,'3427016ada16b937a0d55f4222abadd6','95cdf1a83c4c11048da108ff1f685ecc','998399f30df58c8ccb0b08599a67c7f8','82cca2b64d049a50bdfe632c66ef9f0716447972e961e262b288c97445344624','2026-11-24T11:00:00+00:00',0);
INSERT INTO "cards" VALUES('c-91f38e532d','user:kinds.md',42,NULL,'true-false','kinds','Words','Is ReLU linear?','{"content":{"kind":"true-false","truth":false},"why":"它在零点有一个弯。"}','|exam|week-1|',0,2000003,'91f38e532da2ffea266d2664b49846fc','51e654fdd45216b12d20f575d4c3fcd1','0ace307da76d315195e76428a81849d2','bba86761a81e4179168b4c0a1466313fc7d32f960d46ca42d4eaa78306748c1b','2026-11-24T11:00:00+00:00',0);
INSERT INTO "cards" VALUES('c-0cd8640ae6','user:kinds.md',46,NULL,'true-false','kinds','Words','Is a sum of affine maps affine?','{"content":{"kind":"true-false","truth":true}}','|exam|week-1|',0,2000004,'0cd8640ae6babc49614c314ea7fd8dca','981b78a336a5cd9c59880f8ee5397ef5','ffa3a3de5f935581dac30ea71ef4cc5e','927252c5517f5052bf3e5c2dc9dca0fd89bff11c869fa0ee3d7542b78f5ce5a0','2026-11-24T11:00:00+00:00',0);
INSERT INTO "cards" VALUES('c-ce534264a6','user:kinds.md',50,NULL,'recall','kinds','Words','Does the noise vanish?','{"content":{"answer":"False. This is a card in words, and so is its first one.","kind":"recall","points":[]}}','|exam|week-1|',0,2000005,'ce534264a6884e31135924c6e96a34b5','b725471cf78730f147b3f67f94bd554c','7bd0cd6153d4ca2e99b37ebce70ded35','367461246a2c4b99e17db3bcee7969f514352ff2adb5edf5e9b64aa6d29b709b','2026-11-24T11:00:00+00:00',0);
INSERT INTO "cards" VALUES('c-0619370afe','user:kinds.md',54,NULL,'recall','kinds','Words','What does a gate do?','{"content":{"answer":"It computes its output, and later:\n\nThen it passes them on.\n\n1. a numbered list\n2. is text","kind":"recall","points":["its local derivatives","their products with the upstream gradient - even nested points"]}}','|exam|week-1|',0,2000006,'0619370afe50c518211720ce192a2b10','f21ae44a424cc226348fbab50e8256dc','79530cab8dd62a0679316dfa37cb0cdf','67f9e4d2c78751c727a2d36339297dbacaebbd098f9e8a1cc382caf06cf14234','2026-11-24T11:00:00+00:00',0);
INSERT INTO "cards" VALUES('c-0dc6b60b4e','user:kinds.md',70,NULL,'choice','kinds','Lists','Which are even?

Choose all.','{"content":{"kind":"choice","notes":["","the `a — b` of code stays, $x — y$ too","odd"],"options":["two","four","three `a — b`"],"right":[true,true,false]},"why":"Afterwards: zero is even as well."}','|exam|week-1|',0,2000007,'0dc6b60b4e29bff88179a871e1a95d23','f6aedea9c18ee7c70b8ed9a7fe4a4e20','da9f76cea4a677c8a1a65afe20256a98','cdb16f8e6c80a7f5dc71b49870b50de81fa7c22d9a4694a092eee8a9b73e0e0f','2026-11-24T11:00:00+00:00',0);
INSERT INTO "cards" VALUES('c-00464cef96','user:kinds.md',80,NULL,'matching','kinds','Lists','Match.','{"content":{"kind":"matching","left":["`a :: b`","mean"],"pairs":[0,1],"right":["code","$\\frac{a}{b}$"]}}','|exam|week-1|',0,2000008,'00464cef960435607051d6b8ed006e7b','4ed2ad175ba01e1948e7306ba882ce21','cc564537d343e4e571b8cde423ff1344','c27166141945db0cae56086e8d81449fb0e4a5a28aa428c6cac8bee7c32e357e','2026-11-24T11:00:00+00:00',0);
INSERT INTO "cards" VALUES('c-a75e462b3c','user:kinds.md',85,NULL,'ordering','kinds','Lists','Order.','{"content":{"before":[[0,1],[0,2],[1,2]],"items":["first","second goes on","third"],"kind":"ordering"},"why":"the numbers themselves mean nothing"}','|exam|week-1|',0,2000009,'a75e462b3ce228c0ffa1600eb7c6391b','e3bcb04cf3287b2d2e3ca3b43ef85a78','1fd18b691a9d585ee7f42abba0b24bef','4d04eb701d1290db33264f4cb79b3b4d0607f896aae76973e1a67ac41473de09','2026-11-24T11:00:00+00:00',0);
INSERT INTO "cards" VALUES('dag-grad-one/2','user:kinds.md',95,NULL,'skill','kinds','Skills','dag-grad-one, level 2','{"content":{"family":"dag-grad-one","level":2}}','|exam|week-1|',0,2000010,'063a88f23545192bd040ebc3b9c2535f','59dbb1b3cf51cbb282c25db3e427c612','f98e4a5a7cfd273ccbfab6735d5d8d28','19618231c203b3d961abf5b2c4d90cae754379716d99a5ba429db2736657d1b1','2026-11-24T11:00:00+00:00',0);
INSERT INTO "cards" VALUES('dag-grad-one/3','user:kinds.md',95,NULL,'skill','kinds','Skills','dag-grad-one, level 3','{"content":{"family":"dag-grad-one","level":3}}','|exam|week-1|',0,2000011,'3a62da6cc83650cd235b12e8f57887f4','ef7acd38ba3bcb8f97ac64396359ef72','f9e72af813f875680d89dc34c8b20b9a','3f95a495b1a2879e3794bdf32fcafe641031be03dc2c5bcde005dfde37fdc33a','2026-11-24T11:00:00+00:00',0);
INSERT INTO "cards" VALUES('sgd-step-scalar/5','user:kinds.md',97,NULL,'skill','kinds','Skills','sgd-step-scalar, level 5','{"content":{"family":"sgd-step-scalar","level":5}}','|exam|week-1|drill|',0,2000012,'a5fd4b3d14f52b17f72f10ee68d20913','6e7c78701c5788cf6a05b40379e1c971','0f3ab81de8a3ccfa0e38c965590ab700','6aa605dfbe8a28a94538a36756ea1ae70cf2387511e4796b94999313af431607','2026-11-24T11:00:00+00:00',0);
INSERT INTO "cards" VALUES('g-batch.1','user:terms.md',3,'g-batch.1','recall','glossary','Glossary','What does “mini-batch 小批量” mean?','{"content":{"answer":"a small random sample of the training set","kind":"recall","points":[]},"hints":["smaller than the whole"],"why":"small enough for one step"}','',1,3000000,'0cd701cc0d2e4c99c25480262f3efe9c','406754ce3b7f6cb4c04f3923c5e2363c','0046d4393f92274686f1e6f3adf63d87','b6d618d2c9ac461a4d6eaa07de73152a7225c1e915b5820194ba2d25de9e5c05','2026-11-24T11:00:00+00:00',1);
INSERT INTO "cards" VALUES('g-batch.2','user:terms.md',3,'g-batch.2','text','glossary','Glossary','Which term: a small random sample of the training set','{"content":{"accepted":["mini-batch 小批量","mini-batch","小批量"],"kind":"text"},"hints":["smaller than the whole"],"misconceptions":[["epoch",{"accepted":["epoch"],"kind":"text"},"that is a whole pass"]],"why":"small enough for one step"}','',1,3000001,'9190ed46faa44048e7beacd70cfaa627','fe3801bfd52bf4f5c81ee1ccb55854ae','0b20fe3bd0b444d99f57f8f278ce388c','15cead5d63d4258c2cd817c14428e03460ac2acfa1a527ca33015cec5f1e17c9','2026-11-24T11:00:00+00:00',1);
INSERT INTO "cards" VALUES('c-20ecc974ec','user:terms.md',11,NULL,'recall','glossary','Glossary','What does “epoch 轮 / 一个 epoch” mean?','{"content":{"answer":"one pass through the training set, over all of it","kind":"recall","points":[]}}','',0,3000002,'20ecc974ec773566e5b2b9c1abb76986','6338b1fef4af236cc0091669d7a83016','53faccfd125e0bea71ef983da76692db','2331029149a28be017f303da3307171e1173ea46c04b90a5a3ffaca29f0a0e30','2026-11-24T11:00:00+00:00',1);
INSERT INTO "cards" VALUES('c-c8d5a71a8e','user:terms.md',11,NULL,'text','glossary','Glossary','Which term: one pass through the training set, over all of it','{"content":{"accepted":["epoch 轮 / 一个 epoch","epoch","轮","一个 epoch"],"kind":"text"}}','',0,3000003,'c8d5a71a8e202587a10da59b5db2a827','b4c3b4668ca8f264e09938b3f39a0bf4','685f36dcf5b8fd100b2f058236e85ac1','390020de3a9cc12e0484e0017847706f9b6bee88f43e8f5597d84cdb553ec0f1','2026-11-24T11:00:00+00:00',1);
INSERT INTO "cards" VALUES('c-4981559148','user:terms.md',15,NULL,'recall','glossary','Glossary','What does “stochastic gradient descent (SGD, 随机梯度下降)” mean?','{"content":{"answer":"a step on a random subset","kind":"recall","points":[]}}','',0,3000004,'4981559148c3e8f3b902eac034205979','53cdf1267880e7c027dbbefe7204f0d8','702f95e33962530d484f218f5d14b8a1','de4745b2fb3a341da655b56ca71ae2faa40fb917b99ad7d389754b31e82d4a3f','2026-11-24T11:00:00+00:00',1);
INSERT INTO "cards" VALUES('c-2dcfd6c192','user:terms.md',15,NULL,'text','glossary','Glossary','Which term: a step on a random subset','{"content":{"accepted":["stochastic gradient descent (SGD, 随机梯度下降)","stochastic gradient descent","SGD","随机梯度下降"],"kind":"text"}}','',0,3000005,'2dcfd6c192a49b11c34f7d0e04520d25','d09a8a94d1d83c715e6d6811e4a83e1d','43b490900e430e6ce497f7317ff4ff34','38261b8f3fc1a83dd307864f5c229e75b76905eca4e064511ede32f9bebdceed','2026-11-24T11:00:00+00:00',1);
INSERT INTO "cards" VALUES('c-e8dc5ed863','user:terms.md',19,NULL,'recall','glossary','Glossary','What does “学习率 learning rate” mean?','{"content":{"answer":"the factor of a step","kind":"recall","points":[]}}','',0,3000006,'e8dc5ed86303b32ee1fb596ab33a17f3','c47ce032e5ecd6cca778c20d9067664b','83a3fcc3f986989eb1120a37cf4819a0','cc02f36f0e0073bb49f0d4b86a44fb3c96f6b9d95befa3b15b710d60bd2ac160','2026-11-24T11:00:00+00:00',1);
INSERT INTO "cards" VALUES('c-b0c60252f6','user:terms.md',19,NULL,'text','glossary','Glossary','Which term: the factor of a step','{"content":{"accepted":["学习率 learning rate","学习率","learning rate"],"kind":"text"}}','',0,3000007,'b0c60252f65e80a27fe4e55253febc0f','699bc39c43d2cf68efd69c64925c6177','adf851d6ad4240c5866d164cb7d8054f','2950f8453200925a83a2c10d93ea395de4d0348ebb9bcc1c20e60c5eb21b943e','2026-11-24T11:00:00+00:00',1);
INSERT INTO "cards" VALUES('c-1cbb36adda','user:terms.md',23,NULL,'recall','glossary','Glossary','What does “input/output pair, example” mean?','{"content":{"answer":"what one learns from","kind":"recall","points":[]}}','',0,3000008,'1cbb36adda7365b3a0a9344845a7b1b0','57e1a5ac7a0738a0f6b16e54dceb4c43','b8bf5b4d57332682d0519ac1cae4da88','cfccde71a9f4e1abfe0bd18b85f453c80dab4de7e14f803c95e10105d24b0cdb','2026-11-24T11:00:00+00:00',1);
INSERT INTO "cards" VALUES('c-ca8b4ce033','user:terms.md',23,NULL,'text','glossary','Glossary','Which term: what one learns from','{"content":{"accepted":["input/output pair, example","input/output pair","example"],"kind":"text"}}','',0,3000009,'ca8b4ce03366293bf077a3d79d555252','eb5c427c729ef53f74dcda56d1a1db06','7739017ac245af2cdcd378af427d41f4','597dcde373f875668b4607d286bfdaa8d3681d77797afe58cfd42974dc514167','2026-11-24T11:00:00+00:00',1);
INSERT INTO "cards" VALUES('sgd-step-scalar/3',NULL,0,NULL,'skill','','','sgd-step-scalar, level 3','{"content":{"family":"sgd-step-scalar","level":3}}','',0,0,'43321cf455256fa5da58d27158f5e646','8a3a845161a1f5c714df5f67cc150540','72644e8e63826fba6f746ed998d47afc','4717f446453d390bed28154b0e9ee31095489f7511772a07349c4e122a53a3db','2026-12-29T12:38:00+00:00',0);
CREATE TABLE decks (
	location TEXT NOT NULL, 
	name TEXT NOT NULL, 
	title TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	mtime_ns INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	loaded_at TEXT NOT NULL, 
	present INTEGER DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_decks PRIMARY KEY (location), 
	CONSTRAINT ck_decks_present CHECK (present IN (0, 1)), 
	CONSTRAINT uq_decks_number UNIQUE (number)
)
 STRICT

;
INSERT INTO "decks" VALUES('user:cloze.md','cloze','Gaps','2de768141210b6177d946608d11f3cf2f76c05c731b6be57b3ab335168a0f884',597,1795556484923348105,1,'2026-11-24T11:00:00+00:00',1);
INSERT INTO "decks" VALUES('user:kinds.md','kinds','Every kind: one card','1282e55190fc0fee087184eeeb0633f8a44ed9b458ff4dcf370a45fdcb525226',1593,1795556484923224220,2,'2026-11-24T11:00:00+00:00',1);
INSERT INTO "decks" VALUES('user:terms.md','terms','Glossary','bd79526db3fa95fe0f9e0343432f1a63e3e36f6bb5856205b89d3c47a0a30e24',497,1795556484923447874,3,'2026-11-24T11:00:00+00:00',0);
CREATE TABLE learners (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	since TEXT NOT NULL, 
	CONSTRAINT pk_learners PRIMARY KEY (id)
)
 STRICT

;
INSERT INTO "learners" VALUES(1,'learner','2026-11-24T11:00:00+00:00');
CREATE TABLE memory (
	learner_id INTEGER NOT NULL, 
	card_key TEXT NOT NULL, 
	stability REAL, 
	difficulty REAL, 
	last_day INTEGER, 
	due_day INTEGER, 
	first_day INTEGER, 
	reps INTEGER DEFAULT 0 NOT NULL, 
	lapses INTEGER DEFAULT 0 NOT NULL, 
	suspended INTEGER DEFAULT 0 NOT NULL, 
	retired INTEGER DEFAULT 0 NOT NULL, 
	skill INTEGER DEFAULT 0 NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_memory PRIMARY KEY (learner_id, card_key), 
	CONSTRAINT ck_memory_suspended CHECK (suspended IN (0, 1)), 
	CONSTRAINT ck_memory_retired CHECK (retired IN (0, 1)), 
	CONSTRAINT ck_memory_skill CHECK (skill IN (0, 1)), 
	CONSTRAINT ck_memory_whole CHECK ((stability IS NULL) = (difficulty IS NULL) AND (stability IS NULL) = (last_day IS NULL) AND (stability IS NULL) = (due_day IS NULL) AND (stability IS NULL) = (first_day IS NULL)), 
	CONSTRAINT ck_memory_range CHECK (stability > 0 AND difficulty BETWEEN 1 AND 10), 
	CONSTRAINT ck_memory_days CHECK (due_day > last_day AND first_day <= last_day), 
	CONSTRAINT ck_memory_counts CHECK (lapses >= 0 AND reps >= lapses), 
	CONSTRAINT fk_memory_learner_id FOREIGN KEY(learner_id) REFERENCES learners (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_memory_card_key FOREIGN KEY(card_key) REFERENCES cards ("key") ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "memory" VALUES(1,'c-00464cef96',3.61352005004882812508e+01,5.19004869461059570312e+00,739979,740015,739944,3,0,0,0,0,2000008);
INSERT INTO "memory" VALUES(1,'c-0619370afe',5.72087526321411132812e-01,8.378631591796875e+00,739962,739963,739944,2,1,0,0,0,2000006);
INSERT INTO "memory" VALUES(1,'c-0cd8640ae6',NULL,NULL,NULL,NULL,NULL,0,0,1,0,0,2000004);
INSERT INTO "memory" VALUES(1,'c-0dc6b60b4e',6.02179489135742187491e+01,1.0,739964,740024,739946,3,0,0,0,0,2000007);
INSERT INTO "memory" VALUES(1,'c-1cbb36adda',7.54201173782348632812e+00,5.20002031326293945312e+00,739964,739972,739947,2,0,0,1,0,3000008);
INSERT INTO "memory" VALUES(1,'c-20ecc974ec',5.72087526321411132812e-01,8.378631591796875e+00,739965,739966,739947,2,1,0,1,0,3000002);
INSERT INTO "memory" VALUES(1,'c-2dcfd6c192',1.99185009002685546875e+01,4.75285816192626953125e+00,739965,739985,739947,2,0,0,1,0,3000005);
INSERT INTO "memory" VALUES(1,'c-2eff3d408a',6.02179489135742187491e+01,1.0,739966,740026,739948,2,0,0,0,0,1000007);
INSERT INTO "memory" VALUES(1,'c-40a576ff19',7.62178087234497070312e+00,5.20002031326293945312e+00,739967,739975,739949,2,0,0,0,0,1000004);
INSERT INTO "memory" VALUES(1,'c-410110d088',2.11999997496604919433e-01,6.41330003738403320312e+00,739967,739968,739967,1,0,0,0,0,1000005);
INSERT INTO "memory" VALUES(1,'c-4981559148',1.95307292938232421875e+01,4.75285816192626953125e+00,739967,739987,739950,2,0,0,1,0,3000004);
INSERT INTO "memory" VALUES(1,'c-553723f0a5',6.02179489135742187491e+01,1.0,739968,740028,739950,2,0,0,0,0,1000006);
INSERT INTO "memory" VALUES(1,'c-91f38e532d',7.62178087234497070312e+00,5.20002031326293945312e+00,739969,739977,739951,2,0,0,0,0,2000003);
INSERT INTO "memory" VALUES(1,'c-a75e462b3c',5.76940238475799560546e-01,8.378631591796875e+00,739970,739971,739951,2,1,0,0,0,2000009);
INSERT INTO "memory" VALUES(1,'c-b0c60252f6',1.95307292938232421875e+01,4.75285816192626953125e+00,739970,739990,739953,2,0,0,1,0,3000007);
INSERT INTO "memory" VALUES(1,'c-b6fd8aeeba',5.85064430236816406232e+01,1.0,739970,740029,739953,2,0,0,0,0,2000001);
INSERT INTO "memory" VALUES(1,'c-c8d5a71a8e',7.62178087234497070312e+00,5.20002031326293945312e+00,739971,739979,739953,2,0,0,1,0,3000003);
INSERT INTO "memory" VALUES(1,'c-ca8b4ce033',5.76940238475799560546e-01,8.378631591796875e+00,739972,739973,739953,2,1,0,1,0,3000009);
INSERT INTO "memory" VALUES(1,'c-ce534264a6',2.02864761352539062504e+01,4.75285816192626953125e+00,739973,739993,739954,2,0,0,0,0,2000005);
INSERT INTO "memory" VALUES(1,'c-e8dc5ed863',5.85064430236816406232e+01,1.0,739973,740032,739956,2,0,0,1,0,3000006);
INSERT INTO "memory" VALUES(1,'c-f0545d9681',7.54201173782348632812e+00,5.20002031326293945312e+00,739973,739981,739956,2,0,0,0,0,1000003);
INSERT INTO "memory" VALUES(1,'dag-grad-one/2',5.72087526321411132812e-01,8.378631591796875e+00,739974,739975,739956,2,1,0,0,1,2000010);
INSERT INTO "memory" VALUES(1,'dag-grad-one/3',2.02864761352539062504e+01,4.75285816192626953125e+00,739975,739995,739956,2,0,0,0,1,2000011);
INSERT INTO "memory" VALUES(1,'g-batch.1',6.18627395629882812508e+01,1.0,739976,740038,739957,2,0,0,1,0,3000000);
INSERT INTO "memory" VALUES(1,'g-batch.2',7.62178087234497070312e+00,5.20002031326293945312e+00,739976,739984,739958,2,0,0,1,0,3000001);
INSERT INTO "memory" VALUES(1,'hidden',5.72087526321411132812e-01,8.378631591796875e+00,739976,739977,739958,2,1,0,0,0,2000002);
INSERT INTO "memory" VALUES(1,'one',1.99185009002685546875e+01,4.75285816192626953125e+00,739977,739997,739959,2,0,0,0,0,1000000);
INSERT INTO "memory" VALUES(1,'sgd-step-scalar/3',2.30649995803833,2.11810398101806640625e+00,739979,739981,739979,1,0,0,0,1,0);
INSERT INTO "memory" VALUES(1,'sgd-step-scalar/5',6.18627395629882812508e+01,1.0,739978,740040,739959,2,0,0,0,1,2000012);
INSERT INTO "memory" VALUES(1,'third',7.69690275192260742187e+00,5.20002031326293945312e+00,739979,739987,739960,2,0,0,0,0,2000000);
INSERT INTO "memory" VALUES(1,'two.1',1.29309999942779541015e+00,5.11217069625854492187e+00,739961,739962,739961,1,0,0,0,0,1000001);
INSERT INTO "memory" VALUES(1,'two.2',2.30649995803833,2.11810398101806640625e+00,739961,739963,739961,1,0,0,0,0,1000002);
CREATE TABLE reviews (
	learner_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	card_key TEXT NOT NULL, 
	event TEXT NOT NULL, 
	at TEXT NOT NULL, 
	offset_minutes INTEGER NOT NULL, 
	day INTEGER NOT NULL, 
	mode TEXT NOT NULL, 
	schedules INTEGER DEFAULT 0 NOT NULL, 
	rating INTEGER, 
	verdict TEXT, 
	score REAL, 
	typed TEXT NOT NULL, 
	prompt TEXT NOT NULL, 
	misconception TEXT, 
	hints INTEGER NOT NULL, 
	millis INTEGER NOT NULL, 
	family TEXT, 
	level INTEGER, 
	seed TEXT, 
	version INTEGER, 
	verified INTEGER, 
	session TEXT NOT NULL, 
	refers_to TEXT, 
	clock_behind INTEGER DEFAULT 0 NOT NULL, 
	digest TEXT NOT NULL, 
	CONSTRAINT pk_reviews PRIMARY KEY (learner_id, seq), 
	CONSTRAINT ck_reviews_schedules CHECK (schedules IN (0, 1)), 
	CONSTRAINT ck_reviews_clock_behind CHECK (clock_behind IN (0, 1)), 
	CONSTRAINT uq_reviews_learner_id_id UNIQUE (learner_id, id), 
	CONSTRAINT fk_reviews_learner_id_refers_to FOREIGN KEY(learner_id, refers_to) REFERENCES reviews (learner_id, id) ON DELETE RESTRICT, 
	CONSTRAINT ck_reviews_seq CHECK (seq > 0), 
	CONSTRAINT ck_reviews_event CHECK (event IN ('review', 'rerate', 'undo', 'forget', 'suspend', 'resume')), 
	CONSTRAINT ck_reviews_refers_to CHECK ((event IN ('rerate', 'undo')) = (refers_to IS NOT NULL)), 
	CONSTRAINT ck_reviews_mode CHECK (mode IN ('review', 'quiz', 'drill', 'exam')), 
	CONSTRAINT ck_reviews_rating CHECK (rating BETWEEN 1 AND 4), 
	CONSTRAINT ck_reviews_score CHECK (score BETWEEN 0 AND 1), 
	CONSTRAINT ck_reviews_verified CHECK (verified IN (0, 1)), 
	CONSTRAINT ck_reviews_digest CHECK (length(digest) = 64), 
	CONSTRAINT fk_reviews_learner_id FOREIGN KEY(learner_id) REFERENCES learners (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_reviews_card_key FOREIGN KEY(card_key) REFERENCES cards ("key") ON DELETE RESTRICT
)
 STRICT

;
INSERT INTO "reviews" VALUES(1,1,'r0000','c-00464cef96','review','2026-11-24T11:00:00.000000+00:00',60,739944,'review',1,1,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'599f9f521808485c37b4d51c922120ed1b6d0aabcc973224c8021f20498edacb');
INSERT INTO "reviews" VALUES(1,2,'r0001','c-0619370afe','review','2026-11-24T18:01:00.000000+00:00',60,739944,'review',1,2,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'e1ca4d1c98a8abbffc72402cd0073676d7f2b0d50f291ccf4c20198ed97bb5d3');
INSERT INTO "reviews" VALUES(1,3,'r0002','c-0cd8640ae6','review','2026-11-25T08:02:00.000000+00:00',60,739945,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'1e3e92a32ad37c2994345b77ff1b27683b8fb7699949f40926ab5248c3af55dc');
INSERT INTO "reviews" VALUES(1,4,'r0003','c-0dc6b60b4e','review','2026-11-26T05:03:00.000000+00:00',60,739946,'review',1,4,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'2255005ebc234728b46a6faa75a3ada9663bbe73d8ce5015dee229e157dd0f68');
INSERT INTO "reviews" VALUES(1,5,'r0004','c-1cbb36adda','review','2026-11-27T09:04:00.000000+00:00',60,739947,'review',1,1,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'27c8db160076af8c79bddbde960abcf193c1a4ce0f6867f67532bd08c0d6e962');
INSERT INTO "reviews" VALUES(1,6,'r0005','c-20ecc974ec','review','2026-11-27T09:05:00.000000+00:00',60,739947,'review',1,2,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'f331a7d206132ac6ab03195716834bff23d7c9b6cf17fc22846a218cef399f81');
INSERT INTO "reviews" VALUES(1,7,'r0006','c-2dcfd6c192','review','2026-11-27T16:06:00.000000+00:00',60,739947,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'742038c67adc831ec9ac41b0dc935ff34a9b9916cf5189d244a080268a30c162');
INSERT INTO "reviews" VALUES(1,8,'r0007','c-2eff3d408a','review','2026-11-28T06:07:00.000000+00:00',60,739948,'review',1,4,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'103da1fa6429b070e23320f5b21358625603a17e64f968de0708ddf72bbf9827');
INSERT INTO "reviews" VALUES(1,9,'r0008','c-40a576ff19','review','2026-11-29T03:08:00.000000+00:00',60,739949,'review',1,1,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'9fe7657578662c5a3d49c5f2b9f42fa45b97220f598466584a0f57b973e1f891');
INSERT INTO "reviews" VALUES(1,10,'r0009','c-410110d088','review','2026-11-30T07:09:00.000000+00:00',60,739950,'review',1,2,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'2afa7182a1f6c75ba19ddcc9271d22e98b8f1c5383ed92e41ef9633d12d06104');
INSERT INTO "reviews" VALUES(1,11,'r0010','c-4981559148','review','2026-11-30T07:10:00.000000+00:00',60,739950,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'91692e8a81391dac7a98aec1bec737e652401fca02aa28b83519b3513aa46587');
INSERT INTO "reviews" VALUES(1,12,'r0011','c-553723f0a5','review','2026-11-30T14:11:00.000000+00:00',60,739950,'review',1,4,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'5beb4b567d4931d8d1846e479e39b7bc44c47b7634dd787d3ca0aafc1cd027f0');
INSERT INTO "reviews" VALUES(1,13,'r0012','c-91f38e532d','review','2026-12-01T04:12:00.000000+00:00',60,739951,'review',1,1,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'219bc4010dc0144957038a8ed69ded6b209aef0feaaa1bcd333aced26a11b10a');
INSERT INTO "reviews" VALUES(1,14,'r0013','c-a75e462b3c','review','2026-12-02T01:13:00.000000+00:00',60,739951,'review',1,2,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'ec7f95a60b72c37f83e3df1cf26c4d8ec8779d190913fbd1a15eb9d9cb6b5863');
INSERT INTO "reviews" VALUES(1,15,'r0014','c-b0c60252f6','review','2026-12-03T05:14:00.000000+00:00',60,739953,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'c1e7c1f644ac60ee6d711fc50e8fc48b09d0552b7dd6c0f978209276f66d7692');
INSERT INTO "reviews" VALUES(1,16,'r0015','c-b6fd8aeeba','review','2026-12-03T05:15:00.000000+00:00',60,739953,'review',1,4,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'8fe55d226968b7ea5b41c77a9631ec28f019a6326265a9ec2ed376bed9ee27e3');
INSERT INTO "reviews" VALUES(1,17,'r0016','c-c8d5a71a8e','review','2026-12-03T12:16:00.000000+00:00',60,739953,'review',1,1,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'1561c22bd7a0d13e5f653f8abf4489de3a9c78a4ee1a559217c78ef904ec799c');
INSERT INTO "reviews" VALUES(1,18,'r0017','c-ca8b4ce033','review','2026-12-04T02:17:00.000000+00:00',60,739953,'review',1,2,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'646b1267a2307b89f5cb88ba3d80524e3f4d553f7fc06800c171dd6370ed143a');
INSERT INTO "reviews" VALUES(1,19,'r0018','c-ce534264a6','review','2026-12-04T23:18:00.000000+00:00',60,739954,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'011015ea5d7c9df15c8bc967b9fc11af90bf76cdba365625109bd13b9d247e3c');
INSERT INTO "reviews" VALUES(1,20,'r0019','c-e8dc5ed863','review','2026-12-06T03:19:00.000000+00:00',60,739956,'review',1,4,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'50af6598a54ef1f57cc84fb55527b5241781d0fb97503842a55466d00f0d1380');
INSERT INTO "reviews" VALUES(1,21,'r0020','c-f0545d9681','review','2026-12-06T03:20:00.000000+00:00',60,739956,'review',1,1,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'1e74de868af1949a2a4f49c43df1aaf7e0eac35348ce2ddb5ca28e6e0eb602bd');
INSERT INTO "reviews" VALUES(1,22,'r0021','dag-grad-one/2','review','2026-12-06T10:21:00.000000+00:00',60,739956,'review',1,2,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'c4c3384ac694f55b0ec2ec9264e471ca973082dc5a718280864122fc0eca37df');
INSERT INTO "reviews" VALUES(1,23,'r0022','dag-grad-one/3','review','2026-12-07T00:22:00.000000+00:00',60,739956,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'eb7eb1da64a3aef11c644c2c09ee8857794a5ae55dac5e06d643d8981a502e62');
INSERT INTO "reviews" VALUES(1,24,'r0023','g-batch.1','review','2026-12-07T21:23:00.000000+00:00',60,739957,'review',1,4,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'6ae83d4283084c2ec49673ab74e3f91ba80c78e3d446d2b6b584553a55112641');
INSERT INTO "reviews" VALUES(1,25,'r0024','g-batch.2','review','2026-12-09T01:24:00.000000+00:00',60,739958,'review',1,1,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'6d1e23ffbe02b735cb47bf91d2d84eac6ca8daef13eb9963dccad06a49ba3d7d');
INSERT INTO "reviews" VALUES(1,26,'r0025','hidden','review','2026-12-09T01:25:00.000000+00:00',60,739958,'review',1,2,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'1ab37c3a22bb2a4970abb4d230ade2967bac595c6331c6cc813a4e3aeb4d755e');
INSERT INTO "reviews" VALUES(1,27,'r0026','one','review','2026-12-09T08:26:00.000000+00:00',60,739959,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'fba2f57ca4d44701dde0556ddce3c743ce6482b21ad65220a3285dd2e5745074');
INSERT INTO "reviews" VALUES(1,28,'r0027','sgd-step-scalar/5','review','2026-12-09T22:27:00.000000+00:00',60,739959,'review',1,4,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'f18f73296155a3803106e6ab1ff088b441e373b555d0e8f409df6c5f93da5dda');
INSERT INTO "reviews" VALUES(1,29,'r0028','third','review','2026-12-10T19:28:00.000000+00:00',60,739960,'review',1,1,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'5581d5cb5c86afa0ed782e8a2ca78d8f299548e2ce981b60b7f923296a39652f');
INSERT INTO "reviews" VALUES(1,30,'r0029','two.1','review','2026-12-11T23:29:00.000000+00:00',60,739961,'review',1,2,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'e878197d3c1556db180c1f9b37ab95f6ea6a3c48bc8c42e08958f440aaa08d21');
INSERT INTO "reviews" VALUES(1,31,'r0030','two.2','review','2026-12-11T23:30:00.000000+00:00',60,739961,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'8ce5d044c662a27609d523dc2e60627380b805fa2d4594c10c01d323cd4d9df7');
INSERT INTO "reviews" VALUES(1,32,'r0031','c-00464cef96','review','2026-12-12T06:31:00.000000+00:00',60,739962,'review',1,4,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'7afe5148f55b1a5b1ad7ca0868cf444af30cc50061af0229cb492cb5946d37ae');
INSERT INTO "reviews" VALUES(1,33,'r0032','c-0619370afe','review','2026-12-12T20:32:00.000000+00:00',60,739962,'review',1,1,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'4e18ae74cacc0958dda3782c713398b265e12c647c41a0bf8c0589379f982edd');
INSERT INTO "reviews" VALUES(1,34,'r0033','c-0cd8640ae6','review','2026-12-13T17:33:00.000000+00:00',60,739963,'review',1,2,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'3ea4ea0f9963aa03aaa549d4cc66df92d843c37d79c342497de0b400afca7af5');
INSERT INTO "reviews" VALUES(1,35,'r0034','c-0dc6b60b4e','review','2026-12-14T21:34:00.000000+00:00',60,739964,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'b78919a54eee6b0acd33bfd8678ee7b337934c7b889c84ded5e697e2b86fbca6');
INSERT INTO "reviews" VALUES(1,36,'r0035','c-1cbb36adda','review','2026-12-14T21:35:00.000000+00:00',60,739964,'review',1,4,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'31501921a6da711cfac1cbb616eb671d9f634805618df8515dc6656a9bfaa6a0');
INSERT INTO "reviews" VALUES(1,37,'r0036','c-20ecc974ec','review','2026-12-15T04:36:00.000000+00:00',60,739965,'review',1,1,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'7568355cab2e1ecae90af157d2704c1caff00dae5c713afbe742002e93fa0af5');
INSERT INTO "reviews" VALUES(1,38,'r0037','c-2dcfd6c192','review','2026-12-15T18:37:00.000000+00:00',60,739965,'review',1,2,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'b21199879a2e5a1ce830e27daf73b16950f01129e22b26071b058c6c8674642a');
INSERT INTO "reviews" VALUES(1,39,'r0038','c-2eff3d408a','review','2026-12-16T15:38:00.000000+00:00',60,739966,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'f1a29df5f85ee4cfba326620d394268454183fdbfa3c72417f85350de6b88db1');
INSERT INTO "reviews" VALUES(1,40,'r0039','c-40a576ff19','review','2026-12-17T19:39:00.000000+00:00',60,739967,'review',1,4,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'05703ac251216f9053720bc3638110e8281f5af77c24d70c008489b3bf94e423');
INSERT INTO "reviews" VALUES(1,41,'r0040','c-410110d088','review','2026-12-17T19:40:00.000000+00:00',60,739967,'review',1,1,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'8df31822e060610256dd8a420e67dc4b93d3d4cbaedad6d389fd9c7163f0d82e');
INSERT INTO "reviews" VALUES(1,42,'r0041','c-4981559148','review','2026-12-18T02:41:00.000000+00:00',60,739967,'review',1,2,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'2ef8f10829a991cc719fc803478f783d57c135b9d4d2c2a278b4fc70986f83a8');
INSERT INTO "reviews" VALUES(1,43,'r0042','c-553723f0a5','review','2026-12-18T16:42:00.000000+00:00',60,739968,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'5640ba355432be4671503de2fa8a24d6c6ba6054f5fcb588e4f833952f0fd3cc');
INSERT INTO "reviews" VALUES(1,44,'r0043','c-91f38e532d','review','2026-12-19T13:43:00.000000+00:00',60,739969,'review',1,4,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'01ee1ee33e30f1eb3020ecc469fa0b04053716b6f76d73874ad80006424baf66');
INSERT INTO "reviews" VALUES(1,45,'r0044','c-a75e462b3c','review','2026-12-20T17:44:00.000000+00:00',60,739970,'review',1,1,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'ff284a86f405b664a5889ec84bc491896ed6ce5f5ac9e0312fd08a215c2ff1ff');
INSERT INTO "reviews" VALUES(1,46,'r0045','c-b0c60252f6','review','2026-12-20T17:45:00.000000+00:00',60,739970,'review',1,2,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'7a6d41623a43539ffa23d2db01d1c43c22c0404e46e0719ecc178acf8ae9304c');
INSERT INTO "reviews" VALUES(1,47,'r0046','c-b6fd8aeeba','review','2026-12-21T00:46:00.000000+00:00',60,739970,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'d6a086cd16e4b5a47e27621c6c9b77cd86e054ad0e00003228a7553e00526f32');
INSERT INTO "reviews" VALUES(1,48,'r0047','c-c8d5a71a8e','review','2026-12-21T14:47:00.000000+00:00',60,739971,'review',1,4,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'81b005cf0dcb7d8ae4e3b36350df1922254b187968896fb5ff20a3c187e76ee2');
INSERT INTO "reviews" VALUES(1,49,'r0048','c-ca8b4ce033','review','2026-12-22T11:48:00.000000+00:00',60,739972,'review',1,1,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'98068ebc97ef54c52c60a8c9c3dbc51017d43015594e14defe39b73253b84c46');
INSERT INTO "reviews" VALUES(1,50,'r0049','c-ce534264a6','review','2026-12-23T15:49:00.000000+00:00',60,739973,'review',1,2,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'3cdd6f8664f502d4a3dd7c84f00f7cee298c96d529ab249413b982506caf6410');
INSERT INTO "reviews" VALUES(1,51,'r0050','c-e8dc5ed863','review','2026-12-23T15:50:00.000000+00:00',60,739973,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'deb3c9a6f3d8bd440d9851e1cf2caba599d980d17d8afa9e0ff71f9b5e0d65f7');
INSERT INTO "reviews" VALUES(1,52,'r0051','c-f0545d9681','review','2026-12-23T22:51:00.000000+00:00',60,739973,'review',1,4,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'ea056770029caabcce6964e975b86ecbd2a687ac7226bdaa6f0beb5e103d220e');
INSERT INTO "reviews" VALUES(1,53,'r0052','dag-grad-one/2','review','2026-12-24T12:52:00.000000+00:00',60,739974,'review',1,1,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'428437554ed6bd189e451743a5393801085e63d69bf5a2fff8a1fd5e92b2634e');
INSERT INTO "reviews" VALUES(1,54,'r0053','dag-grad-one/3','review','2026-12-25T09:53:00.000000+00:00',60,739975,'review',1,2,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'713a4867e59035171edb982f995c9cdf35193e34555449465ece66d17d6d38f2');
INSERT INTO "reviews" VALUES(1,55,'r0054','g-batch.1','review','2026-12-26T13:54:00.000000+00:00',60,739976,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'57d1670a84b3fea138790b8864cbb4ee76ee7dd0a38df2f3c74efca27d048cde');
INSERT INTO "reviews" VALUES(1,56,'r0055','g-batch.2','review','2026-12-26T13:55:00.000000+00:00',60,739976,'review',1,4,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'87ebd2e9aa01c06e0221b12b5c536a4d6936dbcd2f2288b5338ecb888a556aa7');
INSERT INTO "reviews" VALUES(1,57,'r0056','hidden','review','2026-12-26T20:56:00.000000+00:00',60,739976,'review',1,1,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'911ce8f3b29e2b52bfb28a550516a96e28fe933f8ce4c4038b1e5f94c2d18277');
INSERT INTO "reviews" VALUES(1,58,'r0057','one','review','2026-12-27T10:57:00.000000+00:00',60,739977,'review',1,2,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'716eb91c686b4932c370ff378685001b1bde47ecec1136b85a8c691b0cf74f92');
INSERT INTO "reviews" VALUES(1,59,'r0058','sgd-step-scalar/5','review','2026-12-28T07:58:00.000000+00:00',60,739978,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'78c07f3286d44ccb1ef7e6dd04d54b83127c6bd2858d11a95b783a036b946b18');
INSERT INTO "reviews" VALUES(1,60,'r0059','third','review','2026-12-29T11:59:00.000000+00:00',60,739979,'review',1,4,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'bbe97bf12d799db13e032a0a807f434748e61afc6ff267c849332e73da81512c');
INSERT INTO "reviews" VALUES(1,61,'r0060','c-00464cef96','review','2026-12-29T12:00:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'65a99847960bca6e2130a2e3a7f34c227621b428abb55932e6fa3cd60ea47f2c');
INSERT INTO "reviews" VALUES(1,62,'r0061','c-0619370afe','review','2026-12-29T12:01:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'947fea10dd18a1770a54f8ad66ada6662d1479ebdcb7a1284bc9c38d514b98a9');
INSERT INTO "reviews" VALUES(1,63,'r0062','c-0cd8640ae6','review','2026-12-29T12:02:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'0c6f58d75e8f87e1049cf584df764f2629e1a428f7a1918d0127c9d4994eda7a');
INSERT INTO "reviews" VALUES(1,64,'r0063','c-0dc6b60b4e','review','2026-12-29T12:03:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'3492cb26055473a6e767191c6308e34f66163384193b70ebed63774c38b64bb7');
INSERT INTO "reviews" VALUES(1,65,'r0064','c-1cbb36adda','review','2026-12-29T12:04:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'0c64c18627c84d3ccebc6bb9269661037b6b8b477432effb08311df606a0a1bb');
INSERT INTO "reviews" VALUES(1,66,'r0065','c-20ecc974ec','review','2026-12-29T12:05:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'5cdef0624580061c767eb76d74c63b950b9db2aa3551630d115ae082ac938ccf');
INSERT INTO "reviews" VALUES(1,67,'r0066','c-2dcfd6c192','review','2026-12-29T12:06:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'626c74fdc48c2248d7218e95f950427ff325ead086247f4c12c51be81d5337bf');
INSERT INTO "reviews" VALUES(1,68,'r0067','c-2eff3d408a','review','2026-12-29T12:07:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'aea618c3d10106df826f857d92cc924b3aacc7bf40dd080b460f722bfdd410f2');
INSERT INTO "reviews" VALUES(1,69,'r0068','c-40a576ff19','review','2026-12-29T12:08:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'d03c95abb267c2bc5cc55ca17fa2ef3e9cfba6a6ee0bffab1ca836f91485d679');
INSERT INTO "reviews" VALUES(1,70,'r0069','c-410110d088','review','2026-12-29T12:09:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'cb7c6ebc5965555ee4ba345702aa358377bfc7e118e2b7cd944e0a3bbc1dfd73');
INSERT INTO "reviews" VALUES(1,71,'r0070','c-4981559148','review','2026-12-29T12:10:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'ff1b7bae020439f26ca42e1a78876ef7b240cddb00aa302f4221e28052d9f79a');
INSERT INTO "reviews" VALUES(1,72,'r0071','c-553723f0a5','review','2026-12-29T12:11:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'3ed163d3fe39a529e4ea06eb271f6db537b9ff32e477af4e7a64e61554f2f18e');
INSERT INTO "reviews" VALUES(1,73,'r0072','c-91f38e532d','review','2026-12-29T12:12:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'ebd7a732e76c3998531d7dc7b468130403a7b89ce472f0ce922ee84d92c44ebd');
INSERT INTO "reviews" VALUES(1,74,'r0073','c-a75e462b3c','review','2026-12-29T12:13:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'7202116afe0ed03e0edb085d8f9c7f0a8e418e6fdee2ffcea9325fa4e8642510');
INSERT INTO "reviews" VALUES(1,75,'r0074','c-b0c60252f6','review','2026-12-29T12:14:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'d2048926109a304ed85e04f22b01060abe4d1d68deffa4c2b2be24a8e0cbf760');
INSERT INTO "reviews" VALUES(1,76,'r0075','c-b6fd8aeeba','review','2026-12-29T12:15:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'6565b949e76363180c8176849c7e185f02dbef0767ef3fa118a090e2be422fa2');
INSERT INTO "reviews" VALUES(1,77,'r0076','c-c8d5a71a8e','review','2026-12-29T12:16:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'7dfe4592b0fb236727eabc04542e021a083bdf570e3fae80507707b773bf6866');
INSERT INTO "reviews" VALUES(1,78,'r0077','c-ca8b4ce033','review','2026-12-29T12:17:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'3f407bc284c8272c5f1607896108d7f1046bf78cb78597f2b00e243fcb4c933b');
INSERT INTO "reviews" VALUES(1,79,'r0078','c-ce534264a6','review','2026-12-29T12:18:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'8a19600a5584ca5621d6526e5dba4858979dc49a138cd225212ba8f01c525a0c');
INSERT INTO "reviews" VALUES(1,80,'r0079','c-e8dc5ed863','review','2026-12-29T12:19:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'d94200d3cedaf7a7b21a73529009958d9024cbc701ad57a695c9722225ad6888');
INSERT INTO "reviews" VALUES(1,81,'r0080','c-f0545d9681','review','2026-12-29T12:20:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'4721cd05903fd488ab66ec96792cac17ec1fbd81d9fedf24e4b6fae524912d49');
INSERT INTO "reviews" VALUES(1,82,'r0081','dag-grad-one/2','review','2026-12-29T12:21:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'aae851f6d2e06ec809fdd90b1d02ce8909b024d26f3372c8ca9c897ed97811b0');
INSERT INTO "reviews" VALUES(1,83,'r0082','dag-grad-one/3','review','2026-12-29T12:22:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'0fa6cc8fba5eed0cd805c562bd3b09baadc0612bdbd217cc6d7eb4774f39beff');
INSERT INTO "reviews" VALUES(1,84,'r0083','g-batch.1','review','2026-12-29T12:23:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'fff1874f57c4c754bffebf3080ae8ca8106499b412c8ab1b782289e878f0cb67');
INSERT INTO "reviews" VALUES(1,85,'r0084','g-batch.2','review','2026-12-29T12:24:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'99c6df0a74432f00eedda4ab1bad685dce7c5566dcaa09faec7b0e67215957c5');
INSERT INTO "reviews" VALUES(1,86,'r0085','hidden','review','2026-12-29T12:25:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'68d5996b173475a80e093daaf41acecd7176c7930135b0941d0604c5b8e378b4');
INSERT INTO "reviews" VALUES(1,87,'r0086','one','review','2026-12-29T12:26:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'d9b5407e71c52e6c1c84d7a8c9efa10aafd352a953a13c7a3700ce67af9858f9');
INSERT INTO "reviews" VALUES(1,88,'r0087','sgd-step-scalar/5','review','2026-12-29T12:27:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'4ba246590cf3e7ca01216839de30d075261f77e775c2fad79737039183b3bd26');
INSERT INTO "reviews" VALUES(1,89,'r0088','third','review','2026-12-29T12:28:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'4d550ebb78e9f5692ab3956b52c86a537dbf6689a3298c9629e77871139624a8');
INSERT INTO "reviews" VALUES(1,90,'r0089','two.1','review','2026-12-29T12:29:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'d118fac0bcb1a7d0c11d56837e2ebaff78b78231859413aac92dfc97e0d1037e');
INSERT INTO "reviews" VALUES(1,91,'r0090','two.2','review','2026-12-29T12:30:00.000000+00:00',60,739979,'quiz',0,3,'correct',1.0,'轮 ½','What is it?',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'sitting',NULL,0,'21c9f07411a50726935dbe41370f8c7cfbef95672105452dcf40876b8008795e');
INSERT INTO "reviews" VALUES(1,92,'r0091','c-00464cef96','review','2026-12-29T12:31:00.000000+00:00',60,739979,'review',1,1,'incorrect',0.25,'an epoch','','sign',2,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'a1a2d7b1a77505995e15c4f7d1ccfc66bd114e15d313ad219e637a0443cefcbf');
INSERT INTO "reviews" VALUES(1,93,'r0092','c-00464cef96','rerate','2026-12-29T12:32:00.000000+00:00',60,739979,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'','r0091',0,'17973c9dc9e47c89ef79a0054851676ae38c1ca1cad532ce87801ee175f2bb0f');
INSERT INTO "reviews" VALUES(1,94,'r0093','c-0619370afe','suspend','2026-12-29T12:33:00.000000+00:00',60,739979,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'31a3c9c60165bdb9496d067acd7513e536e5fb3fe2a16d32e54c78884e19fc93');
INSERT INTO "reviews" VALUES(1,95,'r0094','c-0619370afe','resume','2026-12-29T12:34:00.000000+00:00',60,739979,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'7684caba71f1ea6b64f54451b87a0f131c1e05e34edd10a24669e0aa5dadc39e');
INSERT INTO "reviews" VALUES(1,96,'r0095','c-0cd8640ae6','forget','2026-12-29T12:35:00.000000+00:00',60,739979,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'ec21b721981c70251572dde447da1662426c6149c9c29481e548be1a2c837595');
INSERT INTO "reviews" VALUES(1,97,'r0096','c-0cd8640ae6','suspend','2026-12-29T12:36:00.000000+00:00',60,739979,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,0,'d39127d94745a43e7946ad6924fc01a0ff760ecc3f049ce74ea4c4054c712bcc');
INSERT INTO "reviews" VALUES(1,98,'r0097','c-410110d088','undo','2026-12-29T12:37:00.000000+00:00',60,739979,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'','r0009',0,'821185bc6a092cf56116b4f4792b124b036625525dd149a90052064bd3847c27');
INSERT INTO "reviews" VALUES(1,99,'r0098','sgd-step-scalar/3','review','2026-12-29T12:38:00.000000+00:00',60,739979,'drill',1,3,'correct',1.0,'an epoch','',NULL,0,12345,'sgd-step-scalar',3,'1180591620717411303424',1,1,'',NULL,0,'088b73400ff47df8f7e5330c5cb5cc68f853614a8a5a5521cec319a35d499180');
INSERT INTO "reviews" VALUES(1,100,'r0099','c-0dc6b60b4e','review','2024-07-12T11:00:00.000000+00:00',60,739079,'review',1,3,'correct',1.0,'an epoch','',NULL,0,0,NULL,NULL,NULL,NULL,NULL,'',NULL,1,'d60902a6b436df2b79a40d76e53b086213429227967d9a68e267390ebbe072a8');
CREATE TABLE sessions (
	learner_id INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	mode TEXT NOT NULL, 
	"plan" TEXT NOT NULL, 
	started_at TEXT NOT NULL, 
	ended_at TEXT, 
	CONSTRAINT pk_sessions PRIMARY KEY (learner_id, id), 
	CONSTRAINT fk_sessions_learner_id FOREIGN KEY(learner_id) REFERENCES learners (id) ON DELETE RESTRICT
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "sessions" VALUES(1,'sitting','quiz','{"keys":["c-00464cef96","c-0619370afe","c-0cd8640ae6","c-0dc6b60b4e","c-1cbb36adda","c-20ecc974ec","c-2dcfd6c192","c-2eff3d408a","c-40a576ff19","c-410110d088","c-4981559148","c-553723f0a5","c-91f38e532d","c-a75e462b3c","c-b0c60252f6","c-b6fd8aeeba","c-c8d5a71a8e","c-ca8b4ce033","c-ce534264a6","c-e8dc5ed863","c-f0545d9681","dag-grad-one/2","dag-grad-one/3","g-batch.1","g-batch.2","hidden","one","sgd-step-scalar/5","third","two.1","two.2"],"seed":7}','2026-11-24T11:00:00.000000+00:00','2026-12-29T11:00:00.000000+00:00');
CREATE INDEX ix_cards_author_id ON cards (author_id);
CREATE INDEX ix_cards_fingerprint ON cards (fingerprint);
CREATE INDEX ix_cards_deck ON cards (deck);
CREATE INDEX ix_cards_order ON cards (retired, position);
CREATE INDEX ix_sessions_started ON sessions (learner_id, mode, started_at);
CREATE INDEX ix_memory_due ON memory (learner_id, retired, suspended, due_day, card_key, skill);
CREATE INDEX ix_memory_new ON memory (learner_id, first_day, retired, suspended, position, skill);
CREATE INDEX ix_memory_seen ON memory (learner_id, retired, suspended, last_day, card_key);
CREATE INDEX ix_reviews_card ON reviews (learner_id, card_key, seq);
CREATE INDEX ix_reviews_refers_to ON reviews (learner_id, refers_to) WHERE refers_to IS NOT NULL;
CREATE INDEX ix_reviews_session ON reviews (learner_id, session, seq);
CREATE TRIGGER reviews_keep_update BEFORE update ON reviews
BEGIN SELECT RAISE(ABORT, 'the log of reviews is append-only'); END;
CREATE TRIGGER reviews_keep_delete BEFORE delete ON reviews
BEGIN SELECT RAISE(ABORT, 'the log of reviews is append-only'); END;
COMMIT;
