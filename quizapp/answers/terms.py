"""The subject's words: what Chinese ones are in English, and which must not be taken for a slip."""

from __future__ import annotations

import re
from functools import cache

# What each Chinese term says in English; longer ones go first.
_ENGLISH = """
梯度下降法 gradient descent | 随机梯度下降法 stochastic gradient descent
梯度消失问题 vanishing gradient | 梯度爆炸问题 exploding gradient
反向传播算法 backpropagation | 反向传播 backpropagation
前向传播 forward propagation | 前向传递 forward pass
反向传递 backward pass | 随机梯度下降 stochastic gradient descent | 梯度下降 gradient descent
梯度消失 vanishing gradient | 梯度爆炸 exploding gradient | 数值梯度 numeric gradient
解析梯度 analytic gradient | 上游梯度 upstream gradient | 局部梯度 local gradient
局部导数 local derivative | 梯度 gradient | 偏导数 partial derivative | 导数 derivative
链式法则 chain rule | 计算图 computational graph | 雅可比矩阵 jacobian matrix
海森矩阵 hessian matrix | 学习率 learning rate | 步长 step size | 动量 momentum
小批量 minibatch | 批量大小 batch size | 批量 batch | 轮次 epoch | 轮 epoch | 迭代 iteration
损失函数 loss function | 目标函数 objective function | 激活函数 activation function
合页损失 hinge loss | 交叉熵 cross entropy | 损失 loss | 函数 function | 熵 entropy
过拟合 overfitting | 欠拟合 underfitting | 正则化 regularization | 权重衰减 weight decay
归一化 normalization | 标准化 standardization | 权重 weight | 偏置 bias | 超参数 hyperparameter
参数 parameter | 隐藏层 hidden layer | 输入层 input layer | 输出层 output layer | 层 layer
神经网络 neural network | 网络 network | 神经元 neuron | 线性分类器 linear classifier
分类器 classifier | 支持向量机 support vector machine | 特征 feature | 变换 transform
直方图 histogram | 颜色 color | 矩阵 matrix | 向量 vector | 标量 scalar | 转置 transpose
鞍点 saddle point | 局部最小值 local minimum | 全局最小值 global minimum | 收敛 convergence
训练集 training set | 验证集 validation set | 测试集 test set | 分数 score | 节点 node | 边 edge
单元 unit | 误差 error | 值 value | 法则 rule | 算法 algorithm
"""

# Terms, and plain words, that one slip of the finger would make of another: each means itself.
_DISTINCT = """
affect effect | casual causal | discrete discreet | batch match patch catch hatch
layer later lawyer player | shape share scale scalar shade | tensor sensor censor
weight height eight | model modal mode | state slate static | slope scope | trail trial train brain
input inputs output | convex convey | minima maxima minimal maximal minimum maximum
value valve | vector victor | local focal vocal | norm normal formal | linear lineal | chain chair
stride strike | filter fitter | pooling polling | prior price | learn lean | cross across gross
logit logic login | variance variant | parameter perimeter diameter | optimal optical
regression repression | descent decent descend | sigmoid softmax | odd even | positive negative
encode decode encoder decoder | upstream downstream | column columns | right wright | inner outer
sample simple | point paint print | graph graphs grasp | sparse parse spare | dense sense tense
exact exert | loose loss lose | momentum momenta | epoch epochal
"""

_CHINESE_SPACE = re.compile(r"(?<=[一-鿿])\s+(?=[一-鿿])")


@cache
def _english() -> dict[str, str]:
    entries = _ENGLISH.strip().replace("\n", "|").split("|")
    pairs = (entry.split(maxsplit=1) for entry in entries)
    return {chinese: english.strip() for chinese, english in pairs}


@cache
def _any_chinese() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_english(), key=len, reverse=True)))


@cache
def distinct() -> frozenset[str]:
    """Returns the words of which none is a misspelling of another."""
    english = " ".join(_english().values()).split()
    return frozenset(_DISTINCT.replace("|", " ").split()) | frozenset(english)


def in_english(text: str) -> str:
    """Returns `text` with its Chinese terms in English: `sigmoid function` for `sigmoid函数`."""
    if text.isascii():
        return text
    text = _CHINESE_SPACE.sub("", text)
    return _any_chinese().sub(lambda match: f" {_english()[match[0]]} ", text)
